// What a listener and a UDP socket begin with.
#pragma once

#include "socket_calls.hpp"

namespace minimio {

// A new socket that is bound to `address`. One for IPv6 takes IPv6 alone: the
// systems do not agree on what it takes otherwise.
inline Result<OwnedHandle> open_bound(const SocketAddress& address,
                                      Transport transport) {
  auto socket = open_socket(address, transport);
  if (!socket) return socket;
  const auto step = [&]() -> Result<> {
    if (address.is_v6()) {
      auto set = set_socket_option(socket->get(), SocketOption::v6_only, true);
      if (!set) return set;
    }
    if (transport == Transport::tcp) {
      auto set =
          set_socket_option(socket->get(), SocketOption::reuse_address, true);
      if (!set) return set;
    }
    return bind_socket(socket->get(), address);
  };
  if (auto bound = step(); !bound) return std::unexpected(bound.error());
  return socket;
}

}  // namespace minimio
