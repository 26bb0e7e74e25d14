// Url: where a request goes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <minimio/socket_address.hpp>

#include "mininode/result.hpp"

namespace mininode::Http {

struct Url {
  std::string authority;  // for the Host header, and as the name of a server
  std::string host;       // an IPv6 address without its brackets
  std::uint16_t port = 80;
  std::string target = "/";  // path and query, as they are sent

  // http://host[:port][/path][?query][#fragment]; anything else is
  // Errc::bad_url. No user names, and no https.
  static Result<Url> parse(std::string_view text);

  // What the Location of a redirect means, seen from here.
  Result<Url> resolve(std::string_view location) const;

  // Where it is, if the host is an address and not a name.
  std::optional<minimio::SocketAddress> address() const;

  std::string to_string() const { return "http://" + authority + target; }
};

}  // namespace mininode::Http
