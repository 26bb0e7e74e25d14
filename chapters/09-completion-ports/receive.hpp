// One receive operation, and all the memory that the kernel needs for it.
//
// THE RULE: from WSARecv() until its packet has been taken from the completion
// port, a Receive belongs to the kernel. It must not move, nobody else may
// look at its bytes, and it must not be freed. So it lives on the heap, and a
// std::unique_ptr says whose it is: start() takes one and lets go of it,
// take_back() makes one again out of the packet.
//
// Calls: WSARecv, WSAGetOverlappedResult.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include "completion_port.hpp"

struct Receive {
  explicit Receive(const Socket& from) : socket(from.get()) {}
  Receive(const Receive&) = delete;
  Receive& operator=(const Receive&) = delete;

  OVERLAPPED overlapped{};  // first: its address is the record's address
  std::array<char, 1024> bytes;
  SocketHandle socket;

  // As much of the buffer as the packet says has been filled.
  std::string_view received(const OVERLAPPED_ENTRY& packet) const {
    return {bytes.data(), packet.dwNumberOfBytesTransferred};
  }
};
static_assert(offsetof(Receive, overlapped) == 0);

// What the call that starts an operation says about it.
enum class Started { pending, done };

// Asks the kernel to fill `record`, and gives the record to the kernel. If
// even the asking fails there will be no packet: the record is still ours, it
// dies here, and the error is thrown.
inline Started start(std::unique_ptr<Receive> record) {
  WSABUF buffer{static_cast<ULONG>(record->bytes.size()),
                record->bytes.data()};
  DWORD flags = 0;
  record->overlapped = {};
  const int result = WSARecv(record->socket, &buffer, 1, nullptr, &flags,
                             &record->overlapped, nullptr);
  if (result != 0 && last_socket_error() != WSA_IO_PENDING) {
    throw_socket_error("WSARecv");
  }
  record.release();  // the kernel's, until its packet comes
  return result == 0 ? Started::done : Started::pending;
}

// The record that a packet reports on. It is ours again.
inline std::unique_ptr<Receive> take_back(const OVERLAPPED_ENTRY& packet) {
  return std::unique_ptr<Receive>(
      reinterpret_cast<Receive*>(packet.lpOverlapped));
}

// How the operation ended: 0, or an error of Winsock.
inline int error_of(Receive& record) {
  DWORD count = 0;
  DWORD flags = 0;
  const BOOL success = WSAGetOverlappedResult(
      record.socket, &record.overlapped, &count, FALSE, &flags);
  return success ? 0 : last_socket_error();
}

inline void throw_if_failed(Receive& record) {
  if (const int error = error_of(record); error != 0) {
    throw std::system_error(error, std::system_category(), "receive");
  }
}
