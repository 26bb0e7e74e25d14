// SocketAddress: where a socket is, or where it shall go.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "minimio/result.hpp"

namespace minimio {

/// An IPv4 or IPv6 address with a port. A plain value: it can be copied,
/// compared and sorted.
class SocketAddress {
 public:
  /// 0.0.0.0:0, the unspecified address.
  constexpr SocketAddress() noexcept = default;

  /// `bytes` in the order of writing, 127, 0, 0, 1; `port` as a plain number.
  static SocketAddress v4(std::array<std::uint8_t, 4> bytes,
                          std::uint16_t port) noexcept;

  /// `bytes` in network order; `scope` is the number of the interface that a
  /// link-local address belongs to, else 0.
  static SocketAddress v6(std::array<std::uint8_t, 16> bytes,
                          std::uint16_t port, std::uint32_t scope = 0) noexcept;

  /// 127.0.0.1 and [::1]: this machine. Port 0 lets bind() choose a free one.
  static SocketAddress loopback(std::uint16_t port) noexcept;
  static SocketAddress loopback_v6(std::uint16_t port) noexcept;

  /// Reads `127.0.0.1:80`, `[::1]:80` or `[fe80::1%2]:80`. Names are not looked
  /// up. Anything else is Errc::invalid_address.
  [[nodiscard]] static Result<SocketAddress> parse(std::string_view text);

  /// The same form that parse() reads.
  std::string to_string() const;

  /// What it was made of. The scope of an IPv4 address is 0.
  bool is_v4() const noexcept { return version_ == Version::v4; }
  bool is_v6() const noexcept { return version_ == Version::v6; }
  std::uint16_t port() const noexcept { return port_; }
  std::uint32_t scope() const noexcept { return scope_; }

  /// 16 bytes in network order, of which IPv4 uses the first four.
  const std::array<std::uint8_t, 16>& bytes() const noexcept { return bytes_; }

  friend auto operator<=>(const SocketAddress&,
                          const SocketAddress&) noexcept = default;

 private:
  enum class Version : std::uint8_t { v4, v6 };

  Version version_ = Version::v4;
  std::array<std::uint8_t, 16> bytes_{};
  std::uint16_t port_ = 0;
  std::uint32_t scope_ = 0;
};

}  // namespace minimio
