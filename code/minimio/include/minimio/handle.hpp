// NativeHandle and OwnedHandle: what a kernel calls a thing, and who closes it.
//
// A descriptor is an int; a socket of Windows is an unsigned integer as wide as
// a pointer. One signed type holds both, so no header has to ask where it is.
#pragma once

#include <cstdint>
#include <utility>

namespace minimio {

/// A descriptor (Linux, macOS, BSD) or a SOCKET (Windows).
using NativeHandle = std::intptr_t;

/// No handle. Windows calls it INVALID_SOCKET, the others return it as -1.
inline constexpr NativeHandle no_handle = -1;

/// The one owner of a handle: its destructor closes it. Move-only.
class OwnedHandle {
 public:
  OwnedHandle() noexcept = default;

  /// Takes over `handle`, which nobody else may close from now on.
  explicit OwnedHandle(NativeHandle handle) noexcept : handle_(handle) {}

  OwnedHandle(OwnedHandle&& other) noexcept : handle_(other.release()) {}

  OwnedHandle& operator=(OwnedHandle&& other) noexcept {
    if (this != &other) {
      close();
      handle_ = other.release();
    }
    return *this;
  }

  ~OwnedHandle() { close(); }

  /// The handle, which stays ours; `no_handle` if there is none.
  NativeHandle get() const noexcept { return handle_; }

  /// The handle, which the caller has to close from now on.
  NativeHandle release() noexcept { return std::exchange(handle_, no_handle); }

  /// Closes the handle, if there is one. An error of closing has no remedy,
  /// and is not reported.
  void close() noexcept;

 private:
  NativeHandle handle_ = no_handle;
};

}  // namespace minimio
