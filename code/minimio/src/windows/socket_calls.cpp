// The socket calls as Winsock has them. How a socket is made: new_socket.cpp.
#include "socket_calls.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <optional>

#include "native_address.hpp"
#include "socket_control.hpp"
#include "system_call.hpp"

namespace minimio {
namespace {

// Winsock's form of a list of buffers. It does not write where it may only
// read, but its WSABUF has no const. What is too long for it is cut, and ends
// the list.
template <class List>
class Pieces {
 public:
  explicit Pieces(List buffers) {
    for (const auto& buffer : buffers.first(
             std::min(buffers.size(), max_buffers))) {
      const auto size = std::min<std::size_t>(buffer.size(), INT_MAX);
      pieces_[size_++] = {
          static_cast<ULONG>(size),
          reinterpret_cast<char*>(const_cast<std::byte*>(buffer.data()))};
      if (size < buffer.size()) break;
    }
  }

  WSABUF* data() noexcept { return pieces_.data(); }
  DWORD size() const noexcept { return size_; }

 private:
  std::array<WSABUF, max_buffers> pieces_{};
  DWORD size_ = 0;
};

struct Option {
  int level;
  int name;
};

// No SO_REUSEADDR. On POSIX it lets a server come back while connections of its
// predecessor are still dying, which Windows allows anyway. On Windows it lets
// anybody take a port from a socket that is using it.
std::optional<Option> native_option(SocketOption option) {
  switch (option) {
    case SocketOption::no_delay:
      return Option{IPPROTO_TCP, TCP_NODELAY};
    case SocketOption::broadcast:
      return Option{SOL_SOCKET, SO_BROADCAST};
    case SocketOption::v6_only:
      return Option{IPPROTO_IPV6, IPV6_V6ONLY};
    case SocketOption::reuse_address:
      return std::nullopt;
  }
  return std::nullopt;
}

int native_direction(Shutdown direction) {
  switch (direction) {
    case Shutdown::read:
      return SD_RECEIVE;
    case Shutdown::write:
      return SD_SEND;
    case Shutdown::both:
      return SD_BOTH;
  }
  return SD_BOTH;
}

}  // namespace

Result<> bind_socket(NativeHandle handle, const SocketAddress& address) {
  const NativeAddress to(address);
  return socket_call_succeeds(
      [&] { return ::bind(socket_of(handle), to.get(), to.size); });
}

// A plain backlog is cut to 200. A negative one, which newer headers call
// SOMAXCONN_HINT, is taken at its word, from 200 to 65535. listen
Result<> listen_on_socket(NativeHandle handle, int backlog) {
  return socket_call_succeeds(
      [&] { return ::listen(socket_of(handle), -backlog); });
}

// What is connected at once is a UDP socket. From now on it has one peer, and
// an error is about that one.
Result<> connect_socket(NativeHandle handle, const SocketAddress& address) {
  const NativeAddress to(address);
  const auto connected = socket_call_succeeds(
      [&] { return ::connect(socket_of(handle), to.get(), to.size); });
  if (connected) {
    (void)report_unreachable(handle, true);
    return {};
  }
  if (connected.error() == Errc::would_block) return {};
  return connected;
}

Result<std::size_t> receive(NativeHandle handle, Buffer room) {
  return receive(handle, Buffers(&room, 1));
}

// After Shutdown::read there is an end to read, as on POSIX. To Winsock it is
// an error, WSAESHUTDOWN.
Result<std::size_t> receive(NativeHandle handle, Buffers room) {
  Pieces<Buffers> pieces(room);
  DWORD count = 0;
  DWORD flags = 0;
  auto received = socket_call_succeeds([&] {
    return ::WSARecv(socket_of(handle), pieces.data(), pieces.size(), &count,
                     &flags, nullptr, nullptr);
  });
  if (received) return count;
  if (received.error() == std::errc::broken_pipe) return std::size_t{0};
  return std::unexpected(received.error());
}

Result<std::size_t> send(NativeHandle handle, ConstBuffer data) {
  return send(handle, ConstBuffers(&data, 1));
}

Result<std::size_t> send(NativeHandle handle, ConstBuffers data) {
  Pieces<ConstBuffers> pieces(data);
  DWORD count = 0;
  auto sent = socket_call_succeeds([&] {
    return ::WSASend(socket_of(handle), pieces.data(), pieces.size(), &count, 0,
                     nullptr, nullptr);
  });
  if (!sent) return std::unexpected(sent.error());
  return count;
}

Result<std::size_t> send_to(NativeHandle handle, ConstBuffer data,
                            const SocketAddress& address) {
  const NativeAddress to(address);
  Pieces<ConstBuffers> pieces(ConstBuffers(&data, 1));
  DWORD count = 0;
  auto sent = socket_call_succeeds([&] {
    return ::WSASendTo(socket_of(handle), pieces.data(), pieces.size(), &count,
                       0, to.get(), to.size, nullptr, nullptr);
  });
  if (!sent) return std::unexpected(sent.error());
  return count;
}

// A datagram that was cut is an error to Winsock, though the room is filled
// with its beginning.
Result<Datagram> receive_datagram(NativeHandle handle, Buffer room) {
  NativeAddress from;
  Pieces<Buffers> pieces(Buffers(&room, 1));
  DWORD count = 0;
  DWORD flags = 0;
  auto received = socket_call_succeeds([&] {
    return ::WSARecvFrom(socket_of(handle), pieces.data(), pieces.size(),
                         &count, &flags, from.get(), &from.size, nullptr,
                         nullptr);
  });
  const bool truncated =
      !received && received.error() == std::errc::message_size;
  if (!received && !truncated) return std::unexpected(received.error());
  auto address = from.to_socket_address();
  if (!address) return std::unexpected(address.error());
  return Datagram{truncated ? room.size() : count, *address, truncated};
}

Result<> shut_down_socket(NativeHandle handle, Shutdown direction) {
  return socket_call_succeeds([&] {
    return ::shutdown(socket_of(handle), native_direction(direction));
  });
}

Result<> take_socket_error(NativeHandle handle) {
  DWORD error = 0;
  int size = sizeof error;
  auto asked = socket_call_succeeds([&] {
    return ::getsockopt(socket_of(handle), SOL_SOCKET, SO_ERROR,
                        reinterpret_cast<char*>(&error), &size);
  });
  if (!asked || error == 0) return asked;
  return failure(error);
}

Result<SocketAddress> local_address_of(NativeHandle handle) {
  NativeAddress address;
  auto asked = socket_call_succeeds([&] {
    return ::getsockname(socket_of(handle), address.get(), &address.size);
  });
  if (!asked) return std::unexpected(asked.error());
  return address.to_socket_address();
}

Result<SocketAddress> peer_address_of(NativeHandle handle) {
  NativeAddress address;
  auto asked = socket_call_succeeds([&] {
    return ::getpeername(socket_of(handle), address.get(), &address.size);
  });
  if (!asked) return std::unexpected(asked.error());
  return address.to_socket_address();
}

Result<> set_socket_option(NativeHandle handle, SocketOption option, bool on) {
  const auto native = native_option(option);
  if (!native) return {};
  const BOOL value = on ? TRUE : FALSE;
  return socket_call_succeeds([&] {
    return ::setsockopt(socket_of(handle), native->level, native->name,
                        reinterpret_cast<const char*>(&value), sizeof value);
  });
}

}  // namespace minimio
