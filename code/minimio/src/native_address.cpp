// Ports are in network order, most significant byte first; so are addresses,
// here and there. ip(7), ipv6(7)
#include "native_address.hpp"

#include <array>
#include <cstring>

#include "minimio/error.hpp"

namespace minimio {

NativeAddress::NativeAddress(const SocketAddress& address) noexcept {
  if (address.is_v4()) {
    v4_.sin_family = AF_INET;
    v4_.sin_port = htons(address.port());
    std::memcpy(&v4_.sin_addr, address.bytes().data(), sizeof v4_.sin_addr);
    size = sizeof v4_;
  } else {
    v6_.sin6_family = AF_INET6;
    v6_.sin6_port = htons(address.port());
    v6_.sin6_scope_id = address.scope();
    std::memcpy(&v6_.sin6_addr, address.bytes().data(), sizeof v6_.sin6_addr);
    size = sizeof v6_;
  }
}

Result<SocketAddress> NativeAddress::to_socket_address() const noexcept {
  if (any_.sa_family == AF_INET) {
    std::array<std::uint8_t, 4> bytes;
    std::memcpy(bytes.data(), &v4_.sin_addr, bytes.size());
    return SocketAddress::v4(bytes, ntohs(v4_.sin_port));
  }
  if (any_.sa_family == AF_INET6) {
    std::array<std::uint8_t, 16> bytes;
    std::memcpy(bytes.data(), &v6_.sin6_addr, bytes.size());
    return SocketAddress::v6(bytes, ntohs(v6_.sin6_port), v6_.sin6_scope_id);
  }
  return std::unexpected(make_error_code(Errc::invalid_address));
}

}  // namespace minimio
