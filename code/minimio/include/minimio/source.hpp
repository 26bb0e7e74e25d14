// Source: something that can be waited for.
#pragma once

#include <memory>
#include <utility>

#include "minimio/handle.hpp"

namespace minimio {

/// What a queue remembers of a source that is registered with it. Its
/// destructor ends the registration.
class Registration {
 public:
  virtual ~Registration() = default;
};

/// Something that a Poll can wait for: TcpStream, TcpListener, UdpSocket, or a
/// handle of yours as a BorrowedSource. Its destructor deregisters it, and then
/// closes it. Can be moved while it is registered. Belongs to one thread at a
/// time; its Poll may be waiting on another.
class Source {
 public:
  /// What the kernel calls it, for calls that the library does not have.
  NativeHandle native_handle() const noexcept { return handle_.get(); }

  /// Whether it is registered with a Poll.
  bool is_registered() const noexcept { return registration_ != nullptr; }

 protected:
  explicit Source(OwnedHandle handle) noexcept : handle_(std::move(handle)) {}
  Source(Source&&) noexcept = default;
  Source& operator=(Source&& other) noexcept;
  ~Source() = default;

  OwnedHandle handle_;

 private:
  friend class Registrator;

  // Declared after the handle, so destroyed before it.
  std::unique_ptr<Registration> registration_;
};

// By hand, for the order: the old registration ends before its handle closes.
inline Source& Source::operator=(Source&& other) noexcept {
  registration_ = std::move(other.registration_);
  handle_ = std::move(other.handle_);
  return *this;
}

/// A descriptor or socket that somebody else owns, and closes after this is
/// gone or has been deregistered. It should be non-blocking, and one Poll
/// should know it by one source only. On Windows it must be a socket; on Linux
/// registering a regular file is std::errc::operation_not_permitted.
class BorrowedSource : public Source {
 public:
  /// Does not take over `handle`.
  explicit BorrowedSource(NativeHandle handle) noexcept
      : Source(OwnedHandle(handle)) {}
  BorrowedSource(BorrowedSource&&) noexcept = default;
  ~BorrowedSource() { handle_.release(); }
};

}  // namespace minimio
