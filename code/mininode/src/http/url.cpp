// The part of RFC 3986 that a client without a browser needs.
#include "url.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "mininode/error.hpp"

namespace mininode::Http {
namespace {

std::unexpected<std::error_code> bad_url() {
  return std::unexpected(make_error_code(Errc::bad_url));
}

// A space or a line's end in a URL would become part of the request's frame.
bool is_allowed(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code > 32 && code != 127;
}

bool starts_with_scheme(std::string_view text) {
  constexpr std::string_view scheme = "http://";
  return text.size() >= scheme.size() &&
         std::ranges::equal(text.substr(0, scheme.size()), scheme,
                            [](unsigned char a, char b) {
                              return std::tolower(a) == b;
                            });
}

// Whether it is no reference within the same scheme: RFC 3986, section 4.2.
bool has_scheme(std::string_view text) {
  return text.find(':') < text.find_first_of("/?");
}

Result<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, port);
  if (error != std::errc() || rest != end || port == 0) return bad_url();
  return port;
}

// host, host:port, [address] or [address]:port
Result<Url> parse_authority(std::string_view text) {
  Url url;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == text.npos) return bad_url();
    url.host = text.substr(1, end - 1);
    rest = text.substr(end + 1);
    if (!url.host.contains(':')) return bad_url();  // no IPv6 address
  } else {
    const std::size_t end = std::min(text.find(':'), text.size());
    url.host = text.substr(0, end);
    rest = text.substr(end);
  }
  if (url.host.empty() || url.host.contains('@')) return bad_url();
  if (rest.empty()) return url;
  if (!rest.starts_with(':')) return bad_url();
  const auto port = parse_port(rest.substr(1));
  if (!port) return std::unexpected(port.error());
  url.port = *port;
  return url;
}

// An IPv6 address, with the colons that it has, as it is written in a URL.
std::string bracketed(const std::string& host) {
  return host.contains(':') ? "[" + host + "]" : host;
}

// As Host headers have it, without the port that goes without saying.
std::string authority_of(const Url& url) {
  std::string text = bracketed(url.host);
  if (url.port != 80) text += ":" + std::to_string(url.port);
  return text;
}

// Takes the steps "." and ".." in a path: RFC 3986, section 5.2.4.
std::string without_dots(std::string_view path) {
  std::string result;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(end);
    if (step == "/..") {
      result.erase(std::min(result.rfind('/'), result.size()));
    } else if (step != "/.") {
      result += step;
      continue;
    }
    if (path.empty()) result += '/';
  }
  return result;
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
  if (!starts_with_scheme(text) || !std::ranges::all_of(text, is_allowed)) {
    return bad_url();
  }
  text.remove_prefix(std::string_view("http://").size());
  text = text.substr(0, text.find('#'));
  const std::size_t end = std::min(text.find_first_of("/?"), text.size());
  auto url = parse_authority(text.substr(0, end));
  if (!url) return url;
  url->authority = authority_of(*url);
  const std::string_view target = text.substr(end);
  if (target.starts_with('?')) {
    url->target = "/" + std::string(target);
  } else if (!target.empty()) {
    url->target = target;
  }
  return url;
}

Result<Url> Url::resolve(std::string_view location) const {
  location = location.substr(0, location.find('#'));
  if (location.empty()) return *this;
  if (has_scheme(location)) return parse(location);
  if (location.starts_with("//")) return parse("http:" + std::string(location));
  const std::string_view path =
      std::string_view(target).substr(0, target.find('?'));
  const std::size_t query = std::min(location.find('?'), location.size());
  std::string base(location.starts_with('/') ? std::string_view() : path);
  if (query > 0) {
    base.erase(base.rfind('/') == base.npos ? 0 : base.rfind('/') + 1);
    base += location.substr(0, query);
    base = without_dots(base);
  }
  return parse("http://" + authority + base +
               std::string(location.substr(query)));
}

std::optional<minimio::SocketAddress> Url::address() const {
  const auto address = minimio::SocketAddress::parse(
      bracketed(host) + ":" + std::to_string(port));
  if (!address) return {};
  return *address;
}
}  // namespace mininode::Http
