// TcpListener is a handle and its calls.
#include "minimio/tcp_listener.hpp"

#include <utility>

#include "bound_socket.hpp"

namespace minimio {

Result<TcpListener> TcpListener::bind(const SocketAddress& address,
                                      int backlog) {
  auto socket = open_bound(address, Transport::tcp);
  if (!socket) return std::unexpected(socket.error());
  if (auto on = listen_on_socket(socket->get(), backlog); !on) {
    return std::unexpected(on.error());
  }
  return TcpListener(std::move(*socket));
}

Result<TcpStream> TcpListener::accept() {
  auto socket = accept_socket(native_handle());
  if (!socket) return std::unexpected(socket.error());
  return TcpStream(std::move(*socket));
}

Result<SocketAddress> TcpListener::local_address() const {
  return local_address_of(native_handle());
}

}  // namespace minimio
