// The one place where GetLastError, WSAGetLastError and NTSTATUS are read.
//
// Windows has three ways to say that a call has failed, one for each of its
// layers. All end in the numbers of windows_category().
#pragma once

#include "network.hpp"
// After that.
#include <winternl.h>

#include "minimio/error.hpp"
#include "minimio/result.hpp"
#include "windows_category.hpp"

namespace minimio {

inline std::error_code error_code_of(DWORD error) noexcept {
  if (error == WSAEWOULDBLOCK) return Errc::would_block;
  return {static_cast<int>(error), windows_category()};
}

inline std::unexpected<std::error_code> failure(DWORD error) noexcept {
  return std::unexpected(error_code_of(error));
}

// Winsock: `call` returns SOCKET_ERROR or INVALID_SOCKET, which both are -1,
// when it fails. Returns what it returned.
template <class Call>
auto socket_call(Call call) -> Result<decltype(call())> {
  const auto value = call();
  if (value != static_cast<decltype(call())>(-1)) return value;
  return failure(static_cast<DWORD>(::WSAGetLastError()));
}

// The same, where only success matters.
template <class Call>
Result<> socket_call_succeeds(Call call) {
  if (auto done = socket_call(call); !done) {
    return std::unexpected(done.error());
  }
  return {};
}

// Win32: `call` returns FALSE, or no handle, when it fails.
template <class Call>
auto system_call(Call call) -> Result<decltype(call())> {
  const auto value = call();
  if (value) return value;
  return failure(::GetLastError());
}

// The same, where only success matters.
template <class Call>
Result<> system_call_succeeds(Call call) {
  if (auto done = system_call(call); !done) {
    return std::unexpected(done.error());
  }
  return {};
}

// The kernel itself: `call` returns an NTSTATUS, negative when it fails.
template <class Call>
Result<> kernel_call_succeeds(Call call) {
  const NTSTATUS status = call();
  if (status >= 0) return {};
  return failure(::RtlNtStatusToDosError(status));
}

}  // namespace minimio
