// boost::beast::http::response_parser. Beast is included in this file alone.
#include "reply_parser.hpp"

// Boost 1.74 does not notice that libc++ has no std::result_of any more.
#define BOOST_ASIO_HAS_STD_INVOKE_RESULT 1
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>
#include <string>
#include <utility>

#include "mininode/error.hpp"

namespace mininode::Http {
namespace {

namespace http = boost::beast::http;

constexpr std::uint32_t max_header = 64 * 1024;

Errc meaning(const boost::system::error_code& error) {
  if (error == http::error::body_limit || error == http::error::header_limit ||
      error == http::error::buffer_overflow) {
    return Errc::too_large;
  }
  return Errc::bad_reply;
}

std::unexpected<std::error_code> failed(Errc error) {
  return std::unexpected(make_error_code(error));
}

std::string string_of(boost::beast::string_view text) {
  return std::string(text.data(), text.size());
}

}  // namespace

class ReplyParser::Parser {
 public:
  Parser(bool is_head, std::uint64_t max_body)
      : is_head_(is_head), max_body_(max_body) {
    begin();
  }

  // Part by part: when it is told to parse all at once, Beast 1.74 forgets that
  // a Content-Length was too large. Nor does it limit the lines between chunks.
  Result<> feed(std::string_view data) {
    has_begun_ = has_begun_ || !data.empty();
    unparsed_.append(data);
    std::size_t parsed = 0;
    while (parsed < unparsed_.size() && !is_done()) {
      boost::system::error_code error;
      const boost::asio::const_buffer rest(unparsed_.data() + parsed,
                                           unparsed_.size() - parsed);
      parsed += beast_->put(rest, error);
      if (error == http::error::need_more) break;
      if (error) return failed(meaning(error));
      if (is_interim()) begin();
    }
    unparsed_.erase(0, parsed);
    if (!is_done() && unparsed_.size() > max_header) {
      return failed(Errc::too_large);
    }
    return {};
  }

  // An end before the beginning would be a response to Beast.
  Result<> end() {
    if (!beast_->got_some()) return failed(Errc::closed_early);
    boost::system::error_code error;
    beast_->put_eof(error);
    if (error || !is_done()) return failed(Errc::closed_early);
    return {};
  }

  bool has_begun() const noexcept { return has_begun_; }
  bool is_done() const noexcept { return beast_->is_done(); }

  // What comes after the response has not been asked for.
  bool keeps_connection() const {
    return beast_->keep_alive() && unparsed_.empty();
  }

  Response take() {
    auto message = beast_->release();
    Response response;
    response.status = static_cast<int>(message.result_int());
    response.reason = string_of(message.reason());
    for (const auto& field : message) {
      response.headers.push_back(
          {string_of(field.name_string()), string_of(field.value())});
    }
    response.body = std::move(message.body());
    return response;
  }

 private:
  void begin() {
    beast_.emplace();
    beast_->skip(is_head_);
    beast_->header_limit(max_header);
    beast_->body_limit(max_body_);
  }

  // "100 Continue" and its like: the response is still to come. RFC 9110, 15.2.
  bool is_interim() const {
    return beast_->is_done() && beast_->get().result_int() / 100 == 1;
  }

  bool is_head_;
  std::uint64_t max_body_;
  bool has_begun_ = false;
  std::string unparsed_;
  std::optional<http::response_parser<http::string_body>> beast_;
};

ReplyParser::ReplyParser(bool is_head, std::uint64_t max_body)
    : parser_(std::make_unique<Parser>(is_head, max_body)) {}

ReplyParser::ReplyParser(ReplyParser&&) noexcept = default;
ReplyParser& ReplyParser::operator=(ReplyParser&&) noexcept = default;
ReplyParser::~ReplyParser() = default;

Result<> ReplyParser::feed(std::string_view data) {
  return parser_->feed(data);
}
Result<> ReplyParser::end() { return parser_->end(); }
bool ReplyParser::has_begun() const noexcept { return parser_->has_begun(); }
bool ReplyParser::is_done() const noexcept { return parser_->is_done(); }
bool ReplyParser::keeps_connection() const {
  return parser_->keeps_connection();
}
Response ReplyParser::take() { return parser_->take(); }

}  // namespace mininode::Http
