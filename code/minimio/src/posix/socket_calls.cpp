// The socket calls as POSIX has them. How a socket is made, and what a send
// must be told so that it raises no signal, differs: see new_socket.cpp of each
// kernel.
#include "socket_calls.hpp"

#include <algorithm>
#include <array>

#include "native_address.hpp"
#include "new_socket.hpp"
#include "system_call.hpp"

namespace minimio {
namespace {

Result<std::size_t> count(Result<ssize_t> done) {
  if (!done) return std::unexpected(done.error());
  return static_cast<std::size_t>(*done);
}

// The kernel's form of a list of buffers. It does not write where it may only
// read, but its iovec knows no const.
template <class List>
class Pieces {
 public:
  explicit Pieces(List buffers) {
    for (const auto& buffer : buffers.first(
             std::min(buffers.size(), max_buffers))) {
      pieces_[size_++] = {const_cast<std::byte*>(buffer.data()),
                          buffer.size()};
    }
  }

  msghdr message() {
    msghdr header{};
    header.msg_iov = pieces_.data();
    header.msg_iovlen = static_cast<decltype(header.msg_iovlen)>(size_);
    return header;
  }

 private:
  std::array<iovec, max_buffers> pieces_;
  std::size_t size_ = 0;
};

struct Option {
  int level;
  int name;
};

Option native_option(SocketOption option) {
  switch (option) {
    case SocketOption::no_delay:
      return {IPPROTO_TCP, TCP_NODELAY};
    case SocketOption::broadcast:
      return {SOL_SOCKET, SO_BROADCAST};
    case SocketOption::v6_only:
      return {IPPROTO_IPV6, IPV6_V6ONLY};
    case SocketOption::reuse_address:
      return {SOL_SOCKET, SO_REUSEADDR};
  }
  return {};
}

int native_direction(Shutdown direction) {
  switch (direction) {
    case Shutdown::read:
      return SHUT_RD;
    case Shutdown::write:
      return SHUT_WR;
    case Shutdown::both:
      return SHUT_RDWR;
  }
  return SHUT_RDWR;
}

}  // namespace

Result<> bind_socket(NativeHandle handle, const SocketAddress& address) {
  const NativeAddress to(address);
  return system_call_succeeds(
      [&] { return ::bind(descriptor_of(handle), to.get(), to.size); });
}

Result<> listen_on_socket(NativeHandle handle, int backlog) {
  return system_call_succeeds(
      [&] { return ::listen(descriptor_of(handle), backlog); });
}

Result<> connect_socket(NativeHandle handle, const SocketAddress& address) {
  const NativeAddress to(address);
  if (::connect(descriptor_of(handle), to.get(), to.size) == 0) return {};
  // Interrupted, it goes on in the background just as well. connect(2)
  if (errno == EINPROGRESS || errno == EINTR) return {};
  return failure();
}

Result<std::size_t> receive(NativeHandle handle, Buffer room) {
  return count(system_call([&] {
    return ::recv(descriptor_of(handle), room.data(), room.size(), 0);
  }));
}

Result<std::size_t> receive(NativeHandle handle, Buffers room) {
  Pieces<Buffers> pieces(room);
  msghdr message = pieces.message();
  return count(system_call(
      [&] { return ::recvmsg(descriptor_of(handle), &message, 0); }));
}

Result<std::size_t> send(NativeHandle handle, ConstBuffer data) {
  return count(system_call([&] {
    return ::send(descriptor_of(handle), data.data(), data.size(), send_flags);
  }));
}

Result<std::size_t> send(NativeHandle handle, ConstBuffers data) {
  Pieces<ConstBuffers> pieces(data);
  const msghdr message = pieces.message();
  return count(system_call([&] {
    return ::sendmsg(descriptor_of(handle), &message, send_flags);
  }));
}

Result<std::size_t> send_to(NativeHandle handle, ConstBuffer data,
                            const SocketAddress& address) {
  const NativeAddress to(address);
  return count(system_call([&] {
    return ::sendto(descriptor_of(handle), data.data(), data.size(), send_flags,
                    to.get(), to.size);
  }));
}

// recvmsg, because only that tells whether the datagram was cut.
Result<Datagram> receive_datagram(NativeHandle handle, Buffer room) {
  NativeAddress from;
  const std::array<Buffer, 1> list{room};
  Pieces<Buffers> pieces(list);
  msghdr message = pieces.message();
  message.msg_name = from.get();
  message.msg_namelen = from.size;
  auto size = system_call(
      [&] { return ::recvmsg(descriptor_of(handle), &message, 0); });
  if (!size) return std::unexpected(size.error());
  auto address = from.to_socket_address();
  if (!address) return std::unexpected(address.error());
  return Datagram{static_cast<std::size_t>(*size), *address,
                  (message.msg_flags & MSG_TRUNC) != 0};
}

Result<> shut_down_socket(NativeHandle handle, Shutdown direction) {
  return system_call_succeeds([&] {
    return ::shutdown(descriptor_of(handle), native_direction(direction));
  });
}

Result<> take_socket_error(NativeHandle handle) {
  int error = 0;
  socklen_t size = sizeof error;
  if (::getsockopt(descriptor_of(handle), SOL_SOCKET, SO_ERROR, &error,
                   &size) == -1) {
    return failure();
  }
  if (error == 0) return {};
  return std::unexpected(std::error_code(error, std::system_category()));
}

Result<SocketAddress> local_address_of(NativeHandle handle) {
  NativeAddress address;
  if (::getsockname(descriptor_of(handle), address.get(), &address.size) ==
      -1) {
    return failure();
  }
  return address.to_socket_address();
}

Result<SocketAddress> peer_address_of(NativeHandle handle) {
  NativeAddress address;
  if (::getpeername(descriptor_of(handle), address.get(), &address.size) ==
      -1) {
    return failure();
  }
  return address.to_socket_address();
}

Result<> set_socket_option(NativeHandle handle, SocketOption option, bool on) {
  const auto [level, name] = native_option(option);
  const int value = on ? 1 : 0;
  return system_call_succeeds([&] {
    return ::setsockopt(descriptor_of(handle), level, name, &value,
                        sizeof value);
  });
}

}  // namespace minimio
