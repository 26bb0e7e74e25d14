// Http: a client, on the I/O queue.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mininode/callback.hpp"
#include "mininode/result.hpp"

/// An HTTP client for the current runtime.
namespace mininode::Http {

/// One line of what comes before a body, or after its chunks.
struct Header {
  std::string name;
  std::string value;
};

/// What a server has answered.
struct Response {
  int status = 0;
  std::string reason;  ///< The text after the status, "Not Found".
  std::vector<Header> headers;  ///< And trailers, which follow chunks.
  std::string body;  ///< Whole, and without the frame of its chunks.
  std::string url;   ///< Of the last request, after redirects.

  /// The value of the first header of that name, whatever the case of its
  /// letters; empty if there is none.
  std::string_view header(std::string_view name) const noexcept;
};

/// What a server is asked.
struct Request {
  std::string url;  ///< http://host[:port]/path
  std::string method = "GET";
  /// Besides Host and Content-Length, which are added. Not Transfer-Encoding:
  /// the body is sent as it is.
  std::vector<Header> headers = {};
  std::string body = {};
  /// How long it may take, redirects included.
  std::chrono::nanoseconds timeout = std::chrono::seconds(30);
  /// How many redirects are followed; with 0 a redirect is the response.
  int max_redirects = 10;
  /// In bytes; more than that is Errc::too_large.
  std::uint64_t max_body = std::uint64_t{16} * 1024 * 1024;
};

class Exchange;

/// A request that is under way. Copies name the same request.
class Call {
 public:
  Call() = default;

  /// Gives it up, in any state: its callback gets Errc::cancelled. Does nothing
  /// if it is over.
  void cancel() const;

 private:
  friend Call request(Request request, Callback<Result<Response>> done);
  explicit Call(std::weak_ptr<Exchange> exchange) noexcept;

  std::weak_ptr<Exchange> exchange_;
};

/// Asks, and calls `done` once, on the loop, with the response, whatever its
/// status is. Names are looked up on the pool; connecting, writing and reading
/// never make the loop wait. A connection that stays open is used again for the
/// same host; if the server has closed it in the meantime, the request is sent
/// once more on a new one, which is why a POST always gets a new one. Errors:
/// Errc::bad_url, Errc::bad_request, Errc::bad_reply, Errc::closed_early,
/// Errc::too_large, Errc::too_many_redirects, Errc::timed_out, Errc::cancelled,
/// those of Dns::lookup(), and those of the connection,
/// std::errc::connection_refused, std::errc::connection_reset and so on. Throws
/// std::logic_error on a thread without a runtime.
Call request(Request request, Callback<Result<Response>> done);

/// The same for a GET of `url`.
Call get(std::string url, Callback<Result<Response>> done);

}  // namespace mininode::Http
