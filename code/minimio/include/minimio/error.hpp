// Errc: the errors that are the library's own, as std::error_code has them.
//
// What a kernel calls EAGAIN, EWOULDBLOCK or WSAEWOULDBLOCK is one error here,
// would_block: callers meet it daily, and should not have to know three names.
// All other errors of the system stay what they are, and compare with
// std::errc: `error == std::errc::connection_refused`.
#pragma once

#include <string>
#include <system_error>

namespace minimio {

/// The library's own errors.
enum class Errc {
  poll_closed = 1,     ///< The loop was closed, or its Poll is gone.
  would_block,         ///< Not now: wait for an event, and try again.
  already_registered,  ///< The source is registered, here or with another Poll.
  not_registered,      ///< The source is not registered with this Poll.
  invalid_address,     ///< The text is not a socket address.
};

/// The category of Errc: its messages, and its names in std::errc, where it has
/// any. Any thread.
const std::error_category& category() noexcept;

/// Makes `error == Errc::would_block` and `std::error_code{Errc::…}` work.
std::error_code make_error_code(Errc error) noexcept;

}  // namespace minimio

template <>
struct std::is_error_code_enum<minimio::Errc> : std::true_type {};
