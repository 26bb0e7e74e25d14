// What tests with several threads share: values that must be there, and waiting
// for what others do, without guessing how long that takes.
#pragma once

#include <chrono>
#include <expected>
#include <source_location>
#include <string>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

namespace support {

using Clock = std::chrono::steady_clock;

// Nothing takes as long as this, unless it has failed.
inline constexpr std::chrono::seconds patience(20);

// The value, where a test cannot go on without. Any thread: what is thrown
// ends the test, if the thread is one of std::async.
template <class T>
T must(std::expected<T, std::error_code> result,
       std::source_location where = std::source_location::current()) {
  if (!result) {
    throw std::system_error(result.error(),
                            std::string(where.file_name()) + ":" +
                                std::to_string(where.line()));
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// The error, or none: what CHECK compares.
template <class T>
std::error_code error_of(const std::expected<T, std::error_code>& result) {
  return result ? std::error_code() : result.error();
}

// Waits for what another thread does.
template <class Condition>
bool comes_true(Condition condition) {
  for (const auto end = Clock::now() + patience; !condition();) {
    if (Clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

}  // namespace support
