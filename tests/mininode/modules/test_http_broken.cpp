// Servers that break off, do not know HTTP, or mean harm.
#include <random>

#include "http_support.hpp"
#include "reply_parser.hpp"
#include "step.hpp"

namespace {

const std::string head = "HTTP/1.1 200 OK\r\n";
constexpr std::size_t gibibyte = std::size_t{1} << 30;

// What comes of a reply that begins with `begin` and goes on with `block` for a
// gibibyte; and no more of it is taken than the limits allow.
std::error_code error_of_flood(const std::string& begin,
                               const std::string& block) {
  std::promise<std::size_t> sent;
  const Server server([&](Peer& peer) {
    peer.read_request();
    peer.send(begin);
    sent.set_value(peer.flood(block, gibibyte));
  });
  const auto error = error_of(fetch(server.url()));
  CHECK(sent.get_future().get() < gibibyte / 8);
  return error;
}

// Parses in pieces: "status body", or "none". (When a fault is found, before or
// at the end, depends on the pieces.)
std::string parsed(std::string_view text, std::size_t piece) {
  Http::ReplyParser parser(false, 1'000'000);
  while (!text.empty() && !parser.is_done()) {
    if (!parser.feed(text.substr(0, piece))) return "none";
    text.remove_prefix(std::min(piece, text.size()));
  }
  if (!parser.is_done() && !parser.end()) return "none";
  const Response response = parser.take();
  return std::to_string(response.status) + " " + response.body;
}

}  // namespace

TEST_CASE("http_a_server_that_closes_in_the_middle_is_closed_early") {
  for (const std::string& text :
       {std::string(), std::string("H"), std::string("HTTP/1.1 200 OK"), head,
        head + "Content-Le", head + "Content-Length: 10\r\n",
        head + "Content-Length: 10\r\n\r\n",
        head + "Content-Length: 10\r\n\r\n123456789",
        head + "Transfer-Encoding: chunked\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n5",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n",
        std::string("HTTP/1.1 100 Continue\r\n\r\n"),
        std::string("HTTP/1.1 100 Continue\r\n\r\nHTTP")}) {
    CAPTURE(text);
    CHECK(error_of(fetch_reply(text)) == Errc::closed_early);
  }
}

TEST_CASE("http_a_reset_in_the_middle_is_an_error") {
  const Server server([](Peer& peer) {
    peer.read_request();
    peer.send(head + "Content-Length: 10\r\n\r\n12345");
    peer.reset();
  });
  const auto error = error_of(fetch(server.url()));
  // Wine makes an end of it.
  CHECK((error == std::errc::connection_reset ||
         (support::is_wine() && error == Errc::closed_early)));
}

TEST_CASE("http_what_is_not_http_is_a_bad_reply") {
  for (const std::string& text :
       {std::string("hello, who is there?\r\n\r\n"),
        std::string("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        std::string("\x15\x03\x01\x00\x02\x02\x46\r\n\r\n", 11),
        std::string(200, '\0') + "\r\n\r\n",
        std::string("\r\n\r\n\r\n\r\n\r\n"),
        std::string("<html></html>\r\n\r\n"),
        std::string("HTTP/1.1\r\n\r\n"), std::string("HTTP/1.1 \r\n\r\n"),
        std::string("HTTP/1.1 20 OK\r\n\r\n"),
        std::string("HTTP/1.1 2000 OK\r\n\r\n"),
        std::string("HTTP/1.1 2x0 OK\r\n\r\n"),
        std::string("HTTP/1.1 -20 OK\r\n\r\n"),
        std::string("HTTP/1.1  200 OK\r\n\r\n"),
        std::string("HTTP/2 200 OK\r\n\r\n"),
        std::string("HTTP/1.2 200 OK\r\n\r\n"),
        std::string("HTTP/1.1 200 O\x01K\r\n\r\n"),
        std::string("http/1.1 200 OK\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\rX: y\r\n\r\n"),
        head + "no colon\r\n\r\n", head + ": no name\r\n\r\n",
        head + "sp ace: x\r\n\r\n", head + "X: \x01\r\n\r\n",
        head + "X : y\r\n\r\n"}) {
    CAPTURE(text);
    CHECK(error_of(fetch_reply(text)) == Errc::bad_reply);
  }
}

TEST_CASE("http_a_length_that_is_none_is_a_bad_reply") {
  for (const std::string length :
       {"x", "-1", "+5", "5 5", "5;", "0x5", "1e3", "99999999999999999999",
        "5, 6", ""}) {
    CAPTURE(length);
    CHECK(error_of(fetch_reply(head + "Content-Length: " + length +
                               "\r\n\r\nhello")) == Errc::bad_reply);
  }
  CHECK(error_of(fetch_reply(head + "Content-Length: 5\r\n"
                                    "Content-Length: 6\r\n\r\nhello")) ==
        Errc::bad_reply);
  CHECK(error_of(fetch_reply(head + "Content-Length: 5\r\n"
                                    "Transfer-Encoding: chunked\r\n\r\n"
                                    "0\r\n\r\n")) == Errc::bad_reply);
}

TEST_CASE("http_chunks_that_are_none_are_a_bad_reply") {
  for (const std::string chunks :
       {"x\r\n", "-1\r\n", "\r\n", "5\r\nhelloworld\r\n", "5 hello\r\n",
        "fffffffffffffffff\r\n", "5\nhello\r\n", "5\r\nhello0\r\n\r\n"}) {
    CAPTURE(chunks);
    CHECK(error_of(fetch_reply(head + "Transfer-Encoding: chunked\r\n\r\n" +
                               chunks)) == Errc::bad_reply);
  }
}

TEST_CASE("http_a_body_of_a_gibibyte_is_too_large") {
  const std::string block(64 * 1024, 'x');
  CHECK(error_of_flood(head + "Content-Length: 1073741824\r\n\r\n", block) ==
        Errc::too_large);
  CHECK(error_of_flood(head + "Transfer-Encoding: chunked\r\n\r\n40000000\r\n",
                       block) == Errc::too_large);
  CHECK(error_of_flood(head + "Transfer-Encoding: chunked\r\n\r\n",
                       "10000\r\n" + block + "\r\n") == Errc::too_large);
  CHECK(error_of_flood(head + "\r\n", block) == Errc::too_large);
}

TEST_CASE("http_a_flood_of_headers_is_too_large") {
  const std::string block(64 * 1024, 'x');
  CHECK(error_of_flood("", block) == Errc::bad_reply);
  CHECK(error_of_flood("HTTP/1.1 200 ", block) == Errc::too_large);
  CHECK(error_of_flood(head, block) == Errc::too_large);
  CHECK(error_of_flood(head + "X: ", block) == Errc::too_large);
  CHECK(error_of_flood(head, "X: y\r\n") == Errc::too_large);
}

TEST_CASE("http_a_hundred_thousand_headers_are_too_large") {
  std::string text = head;
  for (int i = 0; i < 100'000; ++i) text += "X: y\r\n";
  CHECK(error_of(fetch_reply(text + "\r\n")) == Errc::too_large);
}

TEST_CASE("http_a_flood_between_chunks_is_too_large") {
  const std::string block(64 * 1024, 'x');
  const std::string begin = head + "Transfer-Encoding: chunked\r\n\r\n";
  CHECK(error_of_flood(begin + "1;", block) == Errc::too_large);
  CHECK(error_of_flood(begin + "0\r\nX: ", block) == Errc::too_large);
  CHECK(error_of_flood(begin + "0\r\n", "X: y\r\n") == Errc::too_large);
  CHECK(error_of_flood(begin, std::string(64 * 1024, '0')) ==
        Errc::too_large);
}

TEST_CASE("http_a_server_that_only_says_continue_is_given_up") {
  const Server server([](Peer& peer) {
    peer.read_request();
    peer.flood("HTTP/1.1 100 Continue\r\n\r\n", gibibyte);
  });
  Request request{server.url()};
  request.timeout = 100ms;
  CHECK(error_of(fetch(request)) == Errc::timed_out);
}

TEST_CASE("http_pieces_make_no_difference_to_a_damaged_reply") {
  const std::string good[] = {
      reply("hello", "X: y\r\n"),
      head + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n"
             "X: y\r\n\r\n",
      "HTTP/1.1 100 Continue\r\n\r\n" + reply("x"),
      head + "\r\nuntil the end"};
  std::mt19937 random(7);
  for (int i = 0; i < 4000; ++i) {
    std::string text = good[random() % std::size(good)];
    for (auto count = random() % 4; count > 0; --count) {
      const std::size_t place = random() % text.size();
      switch (random() % 3) {
        case 0: text[place] = static_cast<char>(random()); break;
        case 1: text.erase(place, 1 + random() % 3); break;
        case 2: text.insert(place, text.substr(place / 2, random() % 9));
      }
      if (text.empty()) text = "x";
    }
    CAPTURE(text);
    const std::string whole = parsed(text, text.size());
    REQUIRE(parsed(text, 1) == whole);
    REQUIRE(parsed(text, 1 + random() % 7) == whole);
  }
}
