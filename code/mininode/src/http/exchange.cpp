// What is called by the loop holds the exchange; when nothing is left to wait
// for, nothing holds it any more.
#include "exchange.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "request_text.hpp"

namespace mininode::Http {

using minimio::Interests;

namespace {

void drop(std::vector<Header>& headers,
          std::initializer_list<std::string_view> names) {
  std::erase_if(headers, [names](const Header& header) {
    return std::ranges::any_of(names, [&](std::string_view name) {
      return is_same_name(header.name, name);
    });
  });
}

}  // namespace

Exchange::Exchange(Request request, Callback<Result<Response>> done)
    : request_(std::move(request)), done_(std::move(done)) {}

void Exchange::start() {
  auto url = Url::parse(request_.url);
  if (!url) return fail(url.error());
  url_ = std::move(*url);
  timeout_ = set_timeout(request_.timeout, [self = weak_from_this()] {
    if (const auto exchange = self.lock()) exchange->fail(Errc::timed_out);
  });
  begin();
}

void Exchange::begin() {
  auto text = request_text(request_, url_);
  if (!text) return fail(text.error());
  text_ = std::move(*text);
  if (is_idempotent(request_.method) && !is_second_try_) {
    connection_ = runtime_.module<Agent>().take(url_.authority);
  }
  is_used_connection_ = connection_ != nullptr;
  if (!is_used_connection_) return look_up();
  connection_->watch.hand_over(on_event());
  begin_writing();
}

// An address is no name, and nobody has to be asked for it.
void Exchange::look_up() {
  if (const auto address = url_.address()) {
    addresses_ = {*address};
    next_address_ = 0;
    return connect_next();
  }
  lookup_ = Dns::lookup(
      url_.host, url_.port,
      [self = shared_from_this()](Result<Dns::Addresses> found) {
        if (!self->done_) return;  // cancelled, or too late
        if (!found) return self->fail(found.error());
        self->addresses_ = std::move(*found);
        self->next_address_ = 0;
        self->connect_next();
      });
}

void Exchange::connect_next() {
  while (next_address_ < addresses_.size()) {
    connection_.reset();
    auto stream = minimio::TcpStream::connect(addresses_[next_address_++]);
    if (!stream) {
      last_error_ = stream.error();
      continue;
    }
    connection_.reset(new Connection{std::move(*stream)});
    return wait_for(Interests::WRITABLE, &Exchange::when_connected);
  }
  fail(last_error_);
}

void Exchange::when_connected() {
  if (auto connected = connection_->stream.take_error(); !connected) {
    last_error_ = connected.error();
    return connect_next();
  }
  (void)connection_->stream.set_no_delay(true);
  begin_writing();
}

void Exchange::begin_writing() {
  written_ = 0;
  parser_.emplace(request_.method == "HEAD", request_.max_body);
  write();
}

// Writes on, and sees whether the answer is there already.
void Exchange::write() {
  while (written_ < text_.size()) {
    const auto count = connection_->stream.write(
        std::as_bytes(std::span(text_).subspan(written_)));
    if (!count && count.error() == minimio::Errc::would_block) {
      wait_for(Interests::READABLE | Interests::WRITABLE, &Exchange::write);
      if (connection_) read();
      return;
    }
    if (!count) break;  // it no longer listens, and may have said why
    written_ += *count;
  }
  wait_for(Interests::READABLE, &Exchange::read);
}

void Exchange::read() {
  std::array<char, 16 * 1024> room;
  const auto count =
      connection_->stream.read(std::as_writable_bytes(std::span(room)));
  if (!count && count.error() == minimio::Errc::would_block) return;
  if (!count) return end_of_stream(std::unexpected(count.error()));
  if (*count == 0) return end_of_stream(parser_->end());
  if (auto fed = parser_->feed(std::string_view(room.data(), *count)); !fed) {
    return fail(fed.error());
  }
  if (parser_->is_done()) finish();
}

// A server may close an idle connection at any moment, also at this one. Then
// we ask again.
void Exchange::end_of_stream(Result<> end) {
  if (is_used_connection_ && !parser_->has_begun()) {
    is_second_try_ = true;  // on a new connection, and there is no third
    connection_.reset();
    return begin();
  }
  if (!end) return fail(end.error());
  finish();
}

void Exchange::finish() {
  const bool is_reusable = parser_->keeps_connection() &&
                           !ends_connection(request_) &&
                           written_ == text_.size();
  Response response = parser_->take();
  if (is_reusable) {
    runtime_.module<Agent>().keep(url_.authority, std::move(connection_));
  }
  connection_.reset();
  if (follow(response)) return;
  response.url = url_.to_string();
  settle(std::move(response));
}

// Whether the response is a redirect that has been followed, or has failed.
bool Exchange::follow(const Response& response) {
  const int status = response.status;
  const bool is_redirect = status == 301 || status == 302 || status == 303 ||
                           status == 307 || status == 308;
  const std::string_view location = response.header("Location");
  if (!is_redirect || location.empty() || request_.max_redirects <= 0) {
    return false;
  }
  if (redirects_++ == request_.max_redirects) {
    fail(Errc::too_many_redirects);
  } else if (auto url = url_.resolve(location); !url) {
    fail(url.error());
  } else {
    redirect(std::move(*url), status);
  }
  return true;
}

// 303 asks to look elsewhere for the outcome; 301 and 302 mean that too after a
// POST, by custom: RFC 9110, section 15.4. Secrets are for one server only.
void Exchange::redirect(Url url, int status) {
  const bool becomes_get =
      (status == 303 && request_.method != "HEAD") ||
      ((status == 301 || status == 302) && request_.method == "POST");
  if (becomes_get) {
    request_.method = "GET";
    request_.body.clear();
    drop(request_.headers,
         {"Content-Type", "Content-Encoding", "Content-Language"});
  }
  if (url.authority != url_.authority) {
    drop(request_.headers,
         {"Authorization", "Proxy-Authorization", "Cookie", "Host"});
  }
  url_ = std::move(url);
  begin();
}

void Exchange::fail(std::error_code error) { settle(std::unexpected(error)); }

// Calls back from the loop, and never from within request() or cancel().
void Exchange::settle(Result<Response> result) {
  if (!done_) return;
  timeout_.clear();
  runtime_.pool().cancel(lookup_);
  connection_.reset();
  runtime_.next_tick(
      [done = std::exchange(done_, {}), result = std::move(result)]() mutable {
        done(std::move(result));
      });
}

// Calls `step` with the next events of the stream.
void Exchange::wait_for(Interests interests, void (Exchange::*step)()) {
  step_ = step;
  auto& [stream, watch, awaited] = *connection_;
  if (awaited == interests) return;
  if (std::exchange(awaited, interests)) {
    if (auto changed = watch.change(interests); !changed) {
      fail(changed.error());
    }
    return;
  }
  auto begun = runtime_.watch(stream, interests, "Http", on_event());
  if (!begun) return fail(begun.error());
  watch = std::move(*begun);
}

// Holds the exchange for as long as the loop may call it.
IoQueue::OnEvent Exchange::on_event() {
  return [self = shared_from_this()](const minimio::Event&) {
    if (self->connection_) ((*self).*(self->step_))();
  };
}

}  // namespace mininode::Http
