// A SocketAddress in the kernel's form, and back.
#pragma once

#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "network.hpp"

namespace minimio {

// A sockaddr of either kind, and how many of its bytes count.
class NativeAddress {
 public:
  NativeAddress() noexcept = default;
  explicit NativeAddress(const SocketAddress& address) noexcept;

  // Errors: Errc::invalid_address for a family that is neither IPv4 nor IPv6.
  Result<SocketAddress> to_socket_address() const noexcept;

  const sockaddr* get() const noexcept { return &any_; }
  sockaddr* get() noexcept { return &any_; }

  // For calls that fill it in: first the room, then what was used of it.
  socklen_t size = sizeof(sockaddr_storage);

 private:
  union {
    sockaddr any_;
    sockaddr_in v4_;
    sockaddr_in6 v6_;
    sockaddr_storage room_{};
  };
};

}  // namespace minimio
