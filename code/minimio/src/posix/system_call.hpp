// How errno becomes an error code. What does not use system_call() below, since
// EINTR means something else to it, uses failure().
#pragma once

#include <cerrno>
#include <system_error>

#include "minimio/error.hpp"
#include "minimio/result.hpp"

namespace minimio {

// The error of the system call that has just failed.
inline std::error_code last_error() noexcept {
  const int error = errno;
  if (error == EAGAIN || error == EWOULDBLOCK) return Errc::would_block;
  return {error, std::system_category()};
}

inline std::unexpected<std::error_code> failure() noexcept {
  return std::unexpected(last_error());
}

// Makes `call`, which returns -1 when it fails, again for as long as a signal
// interrupts it. Returns what it returned.
template <class Call>
auto system_call(Call call) -> Result<decltype(call())> {
  for (;;) {
    const auto value = call();
    if (value != -1) return value;
    if (errno != EINTR) return failure();
  }
}

// The same, where only success matters.
template <class Call>
Result<> system_call_succeeds(Call call) {
  if (auto done = system_call(call); !done) {
    return std::unexpected(done.error());
  }
  return {};
}

}  // namespace minimio
