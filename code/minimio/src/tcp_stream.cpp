// TcpStream is a handle and its calls.
#include "minimio/tcp_stream.hpp"

#include <utility>

#include "socket_calls.hpp"

namespace minimio {

Result<TcpStream> TcpStream::connect(const SocketAddress& address) {
  auto socket = open_socket(address, Transport::tcp);
  if (!socket) return std::unexpected(socket.error());
  if (auto started = connect_socket(socket->get(), address); !started) {
    return std::unexpected(started.error());
  }
  return TcpStream(std::move(*socket));
}

Result<TcpStream> TcpStream::adopt(NativeHandle handle) {
  OwnedHandle socket(handle);
  if (auto prepared = prepare_socket(handle); !prepared) {
    return std::unexpected(prepared.error());
  }
  return TcpStream(std::move(socket));
}

Result<std::size_t> TcpStream::read(Buffer room) {
  return receive(native_handle(), room);
}

Result<std::size_t> TcpStream::read(Buffers room) {
  return receive(native_handle(), room);
}

Result<std::size_t> TcpStream::write(ConstBuffer data) {
  return send(native_handle(), data);
}

Result<std::size_t> TcpStream::write(ConstBuffers data) {
  return send(native_handle(), data);
}

Result<> TcpStream::shutdown(Shutdown direction) {
  return shut_down_socket(native_handle(), direction);
}

Result<> TcpStream::take_error() { return take_socket_error(native_handle()); }

Result<SocketAddress> TcpStream::local_address() const {
  return local_address_of(native_handle());
}

Result<SocketAddress> TcpStream::peer_address() const {
  return peer_address_of(native_handle());
}

Result<> TcpStream::set_no_delay(bool no_delay) {
  return set_socket_option(native_handle(), SocketOption::no_delay, no_delay);
}

}  // namespace minimio
