// For those who have no HTTP of their own: the text of a request, and a reply
// that comes in pieces. The parser is the one that mininode has, Boost.Beast's.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "contestant.hpp"

namespace bench {

inline std::string request_for(std::uint16_t port) {
  return "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
         "\r\n\r\n";
}

class Reply {
 public:
  void begin() {
    parser_.emplace();
    unparsed_.clear();
  }

  // Whether it is whole now.
  bool feed(std::string_view data) {
    unparsed_.append(data);
    std::size_t parsed = 0;
    while (parsed < unparsed_.size() && !parser_->is_done()) {
      boost::system::error_code error;
      parsed += parser_->put(
          boost::asio::const_buffer(unparsed_.data() + parsed,
                                    unparsed_.size() - parsed),
          error);
      if (error == boost::beast::http::error::need_more) break;
      if (error) fail("no HTTP");
    }
    unparsed_.erase(0, parsed);
    return parser_->is_done();
  }

  // What came. There must be a connection left for the next request.
  boost::beast::http::response<boost::beast::http::string_body> take() {
    if (!parser_->keep_alive()) fail("the server closes");
    auto message = parser_->release();
    if (message.result_int() != 200 || message.body().size() != body_size) {
      fail("another reply than the server's");
    }
    return message;
  }

 private:
  std::string unparsed_;
  std::optional<
      boost::beast::http::response_parser<boost::beast::http::string_body>>
      parser_;
};

}  // namespace bench
