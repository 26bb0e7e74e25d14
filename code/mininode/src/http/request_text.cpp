// RFC 9112, sections 2 to 6, as far as a client writes.
#include "request_text.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "mininode/error.hpp"

namespace mininode::Http {
namespace {

// A token: RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    const auto code = static_cast<unsigned char>(c);
    return (code < 128 && std::isalnum(code)) || marks.contains(c);
  });
}

bool is_value(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) {
    return c == '\t' || (c >= 32 && c != 127);
  });
}

// The body is sent as it is, so no header may say that it is in chunks.
bool is_allowed(const Request& request) {
  return is_token(request.method) &&
         std::ranges::all_of(request.headers, [](const Header& header) {
           return is_token(header.name) && is_value(header.value) &&
                  !is_same_name(header.name, "Transfer-Encoding");
         });
}

bool has_header(const Request& request, std::string_view name) {
  return std::ranges::any_of(request.headers, [name](const Header& header) {
    return is_same_name(header.name, name);
  });
}

// Methods for which a body is usual say how long theirs is, even if it is
// empty.
bool expects_body(const Request& request) {
  return !request.body.empty() || request.method == "POST" ||
         request.method == "PUT" || request.method == "PATCH";
}

}  // namespace

Result<std::string> request_text(const Request& request, const Url& url) {
  if (!is_allowed(request)) {
    return std::unexpected(make_error_code(Errc::bad_request));
  }
  std::string text = request.method + " " + url.target + " HTTP/1.1\r\n";
  if (!has_header(request, "Host")) {
    text += "Host: " + url.authority + "\r\n";
  }
  for (const Header& header : request.headers) {
    if (is_same_name(header.name, "Content-Length")) continue;
    text += header.name + ": " + header.value + "\r\n";
  }
  if (expects_body(request)) {
    text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  }
  return text + "\r\n" + request.body;
}

bool is_idempotent(std::string_view method) noexcept {
  constexpr std::string_view methods[] = {"GET",    "HEAD",    "PUT",
                                          "DELETE", "OPTIONS", "TRACE"};
  return std::ranges::find(methods, method) != std::end(methods);
}

bool ends_connection(const Request& request) noexcept {
  return std::ranges::any_of(request.headers, [](const Header& header) {
    return is_same_name(header.name, "Connection") &&
           is_same_name(header.value, "close");
  });
}

bool is_same_name(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

}  // namespace mininode::Http
