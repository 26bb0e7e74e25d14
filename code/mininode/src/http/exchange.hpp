// Exchange: one request on its way, with its redirects.
//
//   looking up    Dns::lookup, on the pool
//   connecting    one address after the other, until one answers
//   writing       as much as the kernel takes; and reading, since a server may
//                 answer before it has heard all
//   reading       until the response is whole
//
// With a connection of an earlier exchange, writing begins at once. If it turns
// out to be closed before a byte has come, the exchange begins again with a new
// one. The server may have heard the first request all the same: so one
// that must not be sent twice, a POST, takes a new connection at the beginning.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include <minimio/minimio.hpp>

#include "agent.hpp"
#include "mininode/dns.hpp"
#include "mininode/http.hpp"
#include "mininode/runtime.hpp"
#include "mininode/timer.hpp"
#include "reply_parser.hpp"
#include "url.hpp"

namespace mininode::Http {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(Request request, Callback<Result<Response>> done);

  void start();
  void cancel() { fail(Errc::cancelled); }

 private:
  void begin();
  void look_up();
  void connect_next();
  void when_connected();
  void begin_writing();
  void write();
  void read();
  void end_of_stream(Result<> end);
  void finish();
  bool follow(const Response& response);
  void redirect(Url url, int status);

  void fail(Errc error) { fail(make_error_code(error)); }
  void fail(std::error_code error);
  void settle(Result<Response> result);
  void wait_for(minimio::Interests interests, void (Exchange::*step)());
  IoQueue::OnEvent on_event();

  Runtime& runtime_ = Runtime::current();
  Request request_;
  Callback<Result<Response>> done_;
  Url url_;
  int redirects_ = 0;
  Timer timeout_;

  Task lookup_;
  Dns::Addresses addresses_;
  std::size_t next_address_ = 0;
  std::error_code last_error_;

  std::unique_ptr<Connection> connection_;
  void (Exchange::*step_)() = nullptr;
  bool is_used_connection_ = false;
  bool is_second_try_ = false;
  std::string text_;
  std::size_t written_ = 0;
  std::optional<ReplyParser> parser_;
};

}  // namespace mininode::Http
