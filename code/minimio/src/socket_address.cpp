// Socket addresses as text. inet_pton(3) and inet_ntop(3), which every system
// has, know all the short forms of IPv6.
#include "minimio/socket_address.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <optional>

#include "minimio/error.hpp"
#include "network.hpp"

namespace minimio {
namespace {

// The whole of `text` as a decimal number, or nothing.
template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || text.empty()) return std::nullopt;
  return value;
}

// inet_pton, which takes its text to end at the first zero.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> address_bytes(
    int family, std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN> copy{};
  if (text.size() >= copy.size() || text.contains('\0')) return std::nullopt;
  std::ranges::copy(text, copy.begin());
  std::array<std::uint8_t, size> bytes{};
  if (inet_pton(family, copy.data(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

std::optional<SocketAddress> parse_v4(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  const auto bytes = address_bytes<4>(AF_INET, text.substr(0, colon));
  const auto port = number<std::uint16_t>(text.substr(colon + 1));
  if (!bytes || !port) return std::nullopt;
  return SocketAddress::v4(*bytes, *port);
}

// [address%scope]:port
std::optional<SocketAddress> parse_v6(std::string_view text) {
  const auto bracket = text.find("]:");
  if (bracket == text.npos) return std::nullopt;
  std::string_view inside = text.substr(1, bracket - 1);
  std::optional<std::uint32_t> scope = 0;
  if (const auto percent = inside.find('%'); percent != inside.npos) {
    scope = number<std::uint32_t>(inside.substr(percent + 1));
    inside = inside.substr(0, percent);
  }
  const auto bytes = address_bytes<16>(AF_INET6, inside);
  const auto port = number<std::uint16_t>(text.substr(bracket + 2));
  if (!bytes || !port || !scope) return std::nullopt;
  return SocketAddress::v6(*bytes, *port, *scope);
}

}  // namespace

SocketAddress SocketAddress::v4(std::array<std::uint8_t, 4> bytes,
                                std::uint16_t port) noexcept {
  SocketAddress address;
  std::ranges::copy(bytes, address.bytes_.begin());
  address.port_ = port;
  return address;
}

SocketAddress SocketAddress::v6(std::array<std::uint8_t, 16> bytes,
                                std::uint16_t port,
                                std::uint32_t scope) noexcept {
  SocketAddress address;
  address.version_ = Version::v6;
  address.bytes_ = bytes;
  address.port_ = port;
  address.scope_ = scope;
  return address;
}

SocketAddress SocketAddress::loopback(std::uint16_t port) noexcept {
  return v4({127, 0, 0, 1}, port);
}

SocketAddress SocketAddress::loopback_v6(std::uint16_t port) noexcept {
  return v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, port);
}

Result<SocketAddress> SocketAddress::parse(std::string_view text) {
  const auto address = text.starts_with('[') ? parse_v6(text) : parse_v4(text);
  if (!address) return std::unexpected(make_error_code(Errc::invalid_address));
  return *address;
}

std::string SocketAddress::to_string() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(is_v4() ? AF_INET : AF_INET6, bytes_.data(), text.data(),
            text.size());
  const std::string port = ":" + std::to_string(port_);
  if (is_v4()) return text.data() + port;
  const std::string scope = scope_ == 0 ? "" : "%" + std::to_string(scope_);
  return "[" + (text.data() + scope) + "]" + port;
}

}  // namespace minimio
