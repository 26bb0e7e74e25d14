// Errc: the errors that are the runtime's own.
#pragma once

#include <system_error>

namespace mininode {

/// The runtime's own errors. Those of the system stay what they are.
enum class Errc {
  cancelled = 1,       ///< The task was cancelled before it began.
  too_large,           ///< More than the limit allows.
  bad_url,             ///< Not a URL of the kind http://host[:port]/path.
  bad_request,         ///< A method or header that HTTP does not allow.
  bad_reply,           ///< The other side does not speak HTTP.
  closed_early,        ///< The other side closed before it had sent everything.
  too_many_redirects,  ///< The replies send us on and on, or in a circle.
  timed_out,           ///< It took longer than it was allowed to.
  not_authentic,       ///< The text was not encrypted with this key.
  crypto_failed,       ///< OpenSSL refused; mostly for a wrong parameter.
};

/// The category of Errc. Any thread.
const std::error_category& category() noexcept;

/// Makes `error == Errc::cancelled` and `std::error_code{Errc::…}` work.
std::error_code make_error_code(Errc error) noexcept;

}  // namespace mininode

template <>
struct std::is_error_code_enum<mininode::Errc> : std::true_type {};
