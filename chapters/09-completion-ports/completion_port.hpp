// A completion port: the queue in which Windows reports operations that are
// done. This file owns its handle, turns failures into exceptions, and hides
// nothing else: what comes out is the kernel's own OVERLAPPED_ENTRY.
//
// Calls: CreateIoCompletionPort, GetQueuedCompletionStatusEx,
// PostQueuedCompletionStatus.
#pragma once

#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "sockets.hpp"

// Throws the error of the Windows call that has just failed.
[[noreturn]] inline void throw_last_error(const char* call) {
  const auto error = static_cast<int>(GetLastError());
  throw std::system_error(error, std::system_category(), call);
}

class CompletionPort {
 public:
  CompletionPort()
      : handle_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0)) {
    if (handle_ == nullptr) throw_last_error("CreateIoCompletionPort");
  }
  CompletionPort(const CompletionPort&) = delete;
  CompletionPort& operator=(const CompletionPort&) = delete;
  ~CompletionPort() { CloseHandle(handle_); }

  // From now on every operation on `socket` reports here, with `key`.
  void associate(const Socket& socket, ULONG_PTR key) {
    const auto file = reinterpret_cast<HANDLE>(socket.get());
    if (CreateIoCompletionPort(file, handle_, key, 0) == nullptr) {
      throw_last_error("CreateIoCompletionPort");
    }
  }

  // Puts a packet of our own into the queue. Any thread may call it.
  void post(ULONG_PTR key) {
    if (!PostQueuedCompletionStatus(handle_, 0, key, nullptr)) {
      throw_last_error("PostQueuedCompletionStatus");
    }
  }

  // Takes one packet from the queue, waiting for it as long as it takes, or
  // no longer than `timeout` milliseconds. Nothing: the time was over.
  std::optional<OVERLAPPED_ENTRY> wait(DWORD timeout = INFINITE) {
    OVERLAPPED_ENTRY packet{};
    ULONG count = 0;
    if (GetQueuedCompletionStatusEx(handle_, &packet, 1, &count, timeout,
                                    FALSE)) {
      return packet;
    }
    if (GetLastError() == WAIT_TIMEOUT) return {};
    throw_last_error("GetQueuedCompletionStatusEx");
  }

 private:
  HANDLE handle_;
};
