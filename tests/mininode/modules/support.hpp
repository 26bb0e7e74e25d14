// What the tests of the modules share: an asynchronous call as one that returns
// what came of it, and a folder to work in.
#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doctest.hpp"
#include "mininode/mininode.hpp"
#include "skip.hpp"
#include "waiting.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using support::Clock;
using support::error_of;
using support::skip;

// Calls `begin` with a callback, on a loop that runs to its end: what the
// callback got. It must be called once, and not from within `begin`.
template <class T, class Begin>
Result<T> outcome_of(Begin begin, Options options = {}) {
  std::vector<Result<T>> outcomes;
  mininode::run(
      [&] {
        begin([&](Result<T> one) { outcomes.push_back(std::move(one)); });
        CHECK(outcomes.empty());
      },
      std::move(options));
  REQUIRE(outcomes.size() == 1);
  return std::move(outcomes.front());
}

// Calls `then` on the current loop when another thread has kept its promise.
inline Task when(std::future<void> happened, Callback<> then) {
  return Runtime::current().pool().submit(
      "test: when", [happened = std::move(happened)] { happened.wait(); },
      [then = std::move(then)](Result<>) mutable { then(); });
}

// Text of any size in which each byte that is lost or displaced shows.
inline std::string pattern(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = i % 65'521;
    text[i] = static_cast<char>(at ^ at >> 8);
  }
  return text;
}

inline std::string all_bytes() {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  return text + "\r\n\n\r\x1a" + text;
}

// A folder of the test's own, that goes with it.
class Folder {
 public:
  Folder() {
    std::random_device random;
    path_ = std::filesystem::temp_directory_path() /
            ("mininode-" + std::to_string(random()) + std::to_string(random()));
    std::filesystem::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};
