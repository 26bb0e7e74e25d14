// UdpSocket is a handle and its calls.
#include "minimio/udp_socket.hpp"

#include <utility>

#include "bound_socket.hpp"

namespace minimio {

Result<UdpSocket> UdpSocket::bind(const SocketAddress& address) {
  auto socket = open_bound(address, Transport::udp);
  if (!socket) return std::unexpected(socket.error());
  return UdpSocket(std::move(*socket));
}

Result<> UdpSocket::connect(const SocketAddress& address) {
  return connect_socket(native_handle(), address);
}

Result<std::size_t> UdpSocket::send_to(ConstBuffer data,
                                       const SocketAddress& to) {
  return minimio::send_to(native_handle(), data, to);
}

Result<std::size_t> UdpSocket::send(ConstBuffer data) {
  return minimio::send(native_handle(), data);
}

Result<Datagram> UdpSocket::receive(Buffer room) {
  return receive_datagram(native_handle(), room);
}

Result<SocketAddress> UdpSocket::local_address() const {
  return local_address_of(native_handle());
}

Result<SocketAddress> UdpSocket::peer_address() const {
  return peer_address_of(native_handle());
}

Result<> UdpSocket::take_error() { return take_socket_error(native_handle()); }

Result<> UdpSocket::set_broadcast(bool allowed) {
  return set_socket_option(native_handle(), SocketOption::broadcast, allowed);
}

}  // namespace minimio
