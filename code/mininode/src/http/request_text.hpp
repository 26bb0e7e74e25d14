// A request as it goes over the wire.
#pragma once

#include <string>
#include <string_view>

#include "mininode/http.hpp"
#include "mininode/result.hpp"
#include "url.hpp"

namespace mininode::Http {

// Errc::bad_request for a method or header with a character in it that would
// end it: a line's end above all, after which somebody could hide a header.
Result<std::string> request_text(const Request& request, const Url& url);

// Whether asking twice is the same as asking once: RFC 9110, section 9.2.2.
bool is_idempotent(std::string_view method) noexcept;

// Whether it says that it is the last one on its connection.
bool ends_connection(const Request& request) noexcept;

// Whether two names of headers are the same.
bool is_same_name(std::string_view a, std::string_view b) noexcept;

}  // namespace mininode::Http
