// What is sent.
#include <stdexcept>

#include "http_support.hpp"

namespace {

// What a server hears, which answers "ok".
std::string heard(Request request) {
  std::string text;
  const Server server(Server::replying([&](const std::string& one) {
    text = one;
    return reply("ok");
  }));
  request.url = server.url(request.url);
  const auto response = fetch(std::move(request));
  CHECK(status_of(response) == 200);
  return text;
}

}  // namespace

TEST_CASE("http_a_get_has_a_host_and_no_length") {
  const std::string text = heard({"/path?query"});
  CHECK(word_of(text, 0) == "GET");
  CHECK(word_of(text, 1) == "/path?query");
  CHECK(word_of(text, 2) == "HTTP/1.1");
  CHECK(header_of(text, "Host").starts_with("127.0.0.1:"));
  CHECK(header_of(text, "Content-Length") == "(none)");
}

TEST_CASE("http_a_body_is_sent_with_its_length") {
  for (const std::string method : {"POST", "PUT", "PATCH", "DELETE"}) {
    Request request{"/"};
    request.method = method;
    request.body = all_bytes();
    const std::string text = heard(request);
    CHECK(word_of(text, 0) == method);
    CHECK(header_of(text, "Content-Length") ==
          std::to_string(all_bytes().size()));
    CHECK(text.ends_with("\r\n\r\n" + all_bytes()));
  }
}

TEST_CASE("http_an_empty_body_is_sent_where_one_is_expected") {
  Request request{"/"};
  request.method = "POST";
  CHECK(header_of(heard(request), "Content-Length") == "0");
  request.method = "DELETE";
  CHECK(header_of(heard(request), "Content-Length") == "(none)");
}

TEST_CASE("http_headers_are_sent_as_they_are") {
  Request request{"/"};
  request.headers = {{"X-One", "1"}, {"X-Two", "a, b; c=\"d\""}, {"Empty", ""}};
  const std::string text = heard(request);
  CHECK(header_of(text, "X-One") == "1");
  CHECK(header_of(text, "X-Two") == "a, b; c=\"d\"");
  CHECK(header_of(text, "Empty") == "");
}

TEST_CASE("http_the_host_may_be_given_and_the_length_may_not") {
  Request request{"/"};
  request.method = "POST";
  request.body = "12345";
  request.headers = {{"host", "other.test"}, {"content-length", "99"}};
  const std::string text = heard(request);
  CHECK(header_of(text, "host") == "other.test");
  CHECK(header_of(text, "Host") == "(none)");
  CHECK(header_of(text, "content-length") == "(none)");
  CHECK(header_of(text, "Content-Length") == "5");
}

TEST_CASE("http_what_would_hide_a_header_is_a_bad_request") {
  const Server server(Server::replying_once(reply("")));
  const auto error_with = [&](std::string method, std::string name,
                              std::string value) {
    Request request{server.url()};
    request.method = std::move(method);
    request.headers = {{std::move(name), std::move(value)}};
    return error_of(fetch(std::move(request)));
  };
  for (const std::string method :
       {"", "GET /", "GET\r\nX: y", "GE\tT", "G:", "GET\x7f", "G\xc3\xa9T"}) {
    CAPTURE(method);
    CHECK(error_with(method, "X", "y") == Errc::bad_request);
  }
  CHECK(error_with(std::string("GE\0T", 4), "X", "y") == Errc::bad_request);
  for (const std::string name : {"", "X:", "X ", "X\r\nY", "X\n", "\xc3\xa9"}) {
    CAPTURE(name);
    CHECK(error_with("GET", name, "y") == Errc::bad_request);
  }
  for (const std::string value :
       {"y\r\nZ: z", "y\n", "\r", "\x01", "\x7f"}) {
    CAPTURE(value);
    CHECK(error_with("GET", "X", value) == Errc::bad_request);
  }
  CHECK(error_with("GET", "X", std::string("y\0z", 3)) == Errc::bad_request);
  CHECK(server.connections() == 0);
}

// The body is sent as it is, so no header may say that it is not.
TEST_CASE("http_a_transfer_encoding_is_a_bad_request") {
  Request request{"http://127.0.0.1:1/"};
  request.method = "POST";
  request.headers = {{"transfer-encoding", "chunked"}};
  CHECK(error_of(fetch(request)) == Errc::bad_request);
}

TEST_CASE("http_what_is_no_url_is_a_bad_url") {
  for (const std::string url :
       {"", "host", "https://127.0.0.1/", "http://", "http://user@127.0.0.1/",
        "http://127.0.0.1:1/ HTTP/1.1\r\nX: y", "http://127.0.0.1:1/\r\n",
        "http://127.0.0.1:99999/"}) {
    CAPTURE(url);
    CHECK(error_of(fetch(url)) == Errc::bad_url);
  }
}

TEST_CASE("http_a_large_body_reaches_a_server_that_reads_slowly") {
  const std::string body = pattern(8 * 1024 * 1024);
  bool is_intact = false;
  const Server server(
      [&](Peer& peer) {
        peer.read_head();
        std::string text;
        while (text.size() < body.size()) {
          const std::string piece = peer.read(64 * 1024);
          if (piece.empty()) return;
          text += piece;
          std::this_thread::sleep_for(1ms);  // that slowly
        }
        is_intact = text == body;
        peer.send(reply("thanks"));
      },
      8 * 1024);
  int ticks = 0;
  std::optional<Result<Response>> outcome;
  mininode::run([&] {
    const Timer timer = set_interval(10ms, [&] { ++ticks; });
    Request request{server.url()};
    request.method = "POST";
    request.body = body;
    Http::request(std::move(request), [&, timer](Result<Response> response) {
      clear_interval(timer);
      outcome = std::move(response);
    });
  });
  REQUIRE(outcome);
  CHECK(body_of(*outcome) == "thanks");
  CHECK(is_intact);
  CHECK(ticks >= 3);  // the loop was free all the time
}

TEST_CASE("http_a_server_may_answer_before_it_has_heard_all") {
  Request request;
  request.method = "POST";
  request.body = pattern(8 * 1024 * 1024);
  SUBCASE("and hear no more") {
    std::promise<void> is_over;
    const Server server([&](Peer& peer) {
      peer.read_head();
      peer.send(reply("too much", "", "413 Content Too Large"));
      is_over.get_future().wait_for(20s);
    });
    request.url = server.url();
    request.timeout = 5s;
    CHECK(status_of(fetch(request)) == 413);
    is_over.set_value();
  }
  SUBCASE("and hear the rest") {
    const Server server([](Peer& peer) {
      peer.read_head();
      peer.send(reply("too much", "", "413 Content Too Large"));
      peer.shut_down();
      peer.wait_for_end();
    });
    request.url = server.url();
    CHECK(status_of(fetch(request)) == 413);
  }
  SUBCASE("and close") {
    const Server server([](Peer& peer) {
      peer.read_head();
      peer.send(reply("too much", "", "413 Content Too Large"));
    });
    request.url = server.url();
    const auto response = fetch(request);
    // Some systems forget what has come when there is a reset behind it.
    if (response) {
      CHECK(response->status == 413);
      CHECK(response->body == "too much");
    } else {
      CHECK(response.error() == std::errc::connection_reset);
    }
  }
}

TEST_CASE("http_without_a_runtime_throws") {
  CHECK_THROWS_AS(Http::get("http://127.0.0.1/", [](Result<Response>) {}),
                  std::logic_error);
  const Http::Call none;
  none.cancel();
}
