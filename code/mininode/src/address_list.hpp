// What getaddrinfo() has found, as addresses of minimio. Include the system's
// headers for sockets before this.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>

#include "mininode/dns.hpp"

namespace mininode {

inline Dns::Addresses addresses_of(const addrinfo* found, std::uint16_t port) {
  Dns::Addresses addresses;
  for (; found; found = found->ai_next) {
    if (found->ai_family == AF_INET) {
      sockaddr_in address;
      std::memcpy(&address, found->ai_addr, sizeof address);
      std::array<std::uint8_t, 4> bytes;
      std::memcpy(bytes.data(), &address.sin_addr, bytes.size());
      addresses.push_back(minimio::SocketAddress::v4(bytes, port));
    } else if (found->ai_family == AF_INET6) {
      sockaddr_in6 address;
      std::memcpy(&address, found->ai_addr, sizeof address);
      std::array<std::uint8_t, 16> bytes;
      std::memcpy(bytes.data(), &address.sin6_addr, bytes.size());
      addresses.push_back(
          minimio::SocketAddress::v6(bytes, port, address.sin6_scope_id));
    }
  }
  return addresses;
}

}  // namespace mininode
