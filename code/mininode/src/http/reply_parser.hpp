// ReplyParser: from bytes, in pieces of any size, to a Response. The parser
// itself is Boost.Beast's.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "mininode/http.hpp"
#include "mininode/result.hpp"

namespace mininode::Http {

class ReplyParser {
 public:
  // The response to a HEAD request has no body, whatever its headers say.
  ReplyParser(bool is_head, std::uint64_t max_body);
  ReplyParser(ReplyParser&&) noexcept;
  ReplyParser& operator=(ReplyParser&&) noexcept;
  ~ReplyParser();

  // Takes what has come. Errc::bad_reply, Errc::too_large.
  Result<> feed(std::string_view data);

  // Nothing more will come. Errc::closed_early if something is missing.
  Result<> end();

  bool has_begun() const noexcept;
  bool is_done() const noexcept;

  // When it is done: whether the connection can be used again.
  bool keeps_connection() const;

  // When it is done.
  Response take();

 private:
  class Parser;

  std::unique_ptr<Parser> parser_;
};

}  // namespace mininode::Http
