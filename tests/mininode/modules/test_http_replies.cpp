// Replies as HTTP allows them, whole and in pieces.
#include "http_support.hpp"

namespace {

const std::string chunked =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5\r\nhello\r\n1;name=value;other=\"quoted; text\"\r\n \r\n"
    "0a\r\n0123456789\r\n0\r\n\r\n";

}  // namespace

TEST_CASE("http_gets_a_reply_with_a_length") {
  const auto response = fetch_reply(
      "HTTP/1.1 200 All right\r\nContent-Length: 5\r\nX-One: 1\r\n"
      "x-one:  2 \r\n\r\nhello");
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK(response->reason == "All right");
  CHECK(response->body == "hello");
  CHECK(response->header("X-ONE") == "1");
  CHECK(response->header("content-length") == "5");
  CHECK(response->header("None") == "");
  REQUIRE(response->headers.size() == 3);
  CHECK(response->headers[2].value == "2");
}

TEST_CASE("http_tells_the_url_that_answered") {
  const Server server(Server::replying_once(reply("")));
  const auto response = fetch(server.url("/a/b?c#d"));
  REQUIRE(response);
  CHECK(response->url == server.url("/a/b?c"));
}

TEST_CASE("http_every_status_is_a_response") {
  for (const std::string status : {"200 OK", "201 Created", "400 Bad", "404 No",
                                   "500 Oh", "503 Busy", "599 New"}) {
    const auto response = fetch_reply(reply("text", "", status));
    CHECK(std::to_string(status_of(response)) == status.substr(0, 3));
    CHECK(body_of(response) == "text");
  }
}

TEST_CASE("http_gets_every_byte_as_it_is") {
  CHECK(body_of(fetch_reply(reply(all_bytes()))) == all_bytes());
}

TEST_CASE("http_gets_a_body_of_ten_megabytes") {
  const std::string body = pattern(10'000'000);
  const auto response = fetch_reply(reply(body));
  REQUIRE(response);
  CHECK(response->body == body);
}

TEST_CASE("http_puts_chunks_together") {
  const auto response = fetch_reply(chunked);
  CHECK(body_of(response) == "hello 0123456789");
}

TEST_CASE("http_gets_chunks_with_trailers") {
  const auto response = fetch_reply(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
      "3\r\nabc\r\n0\r\nX-Sum: 7\r\nX-Other: 8\r\n\r\n");
  CHECK(body_of(response) == "abc");
  REQUIRE(response);
  CHECK(response->header("X-Sum") == "7");
}

TEST_CASE("http_gets_a_body_of_no_chunks") {
  CHECK(body_of(fetch_reply("HTTP/1.1 200 OK\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) ==
        "");
}

TEST_CASE("http_a_body_without_a_length_ends_with_the_connection") {
  CHECK(body_of(fetch_reply("HTTP/1.1 200 OK\r\n\r\nuntil the end")) ==
        "until the end");
  CHECK(body_of(fetch_reply("HTTP/1.1 200 OK\r\n\r\n")) == "");
}

TEST_CASE("http_gets_replies_of_http_1_0") {
  CHECK(body_of(fetch_reply("HTTP/1.0 200 OK\r\n\r\nold")) == "old");
  CHECK(body_of(fetch_reply(
            "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nold")) == "old");
}

TEST_CASE("http_a_reason_may_be_missing") {
  CHECK(status_of(fetch_reply("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n")) ==
        200);
}

TEST_CASE("http_replies_without_a_body_end_with_their_headers") {
  for (const std::string status : {"204 No Content", "304 Not Modified"}) {
    for (const std::string length : {"", "Content-Length: 5\r\n"}) {
      CAPTURE(status + length);
      const Server server([&](Peer& peer) {
        peer.read_request();
        peer.send("HTTP/1.1 " + status + "\r\n" + length + "\r\n");
        peer.wait_for_end();
      });
      const auto response = fetch(server.url());
      CHECK(std::to_string(status_of(response)) == status.substr(0, 3));
      CHECK(body_of(response) == "");
    }
  }
}

TEST_CASE("http_the_reply_to_head_has_no_body_whatever_its_length") {
  for (const std::string header :
       {"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "",
        "Content-Length: 1073741824\r\n"}) {
    CAPTURE(header);
    const Server server([&](Peer& peer) {
      CHECK(word_of(peer.read_request(), 0) == "HEAD");
      peer.send("HTTP/1.1 200 OK\r\n" + header + "\r\n");
      peer.wait_for_end();
    });
    Request request{server.url()};
    request.method = "HEAD";
    const auto response = fetch(request);
    CHECK(status_of(response) == 200);
    CHECK(body_of(response) == "");
  }
}

TEST_CASE("http_replies_may_come_byte_by_byte") {
  for (const std::string& text :
       {reply(all_bytes(), "X: y\r\n"), chunked,
        "HTTP/1.1 100 Continue\r\n\r\n" + reply("x"),
        std::string("HTTP/1.1 200 OK\r\n\r\nuntil the end")}) {
    const auto whole = fetch_reply(text);
    const Server server([&](Peer& peer) {
      peer.read_request();
      peer.send_bytewise(text);
    });
    const auto bytewise = fetch(server.url());
    REQUIRE(whole);
    CHECK(body_of(bytewise) == whole->body);
    CHECK(status_of(bytewise) == whole->status);
  }
}

TEST_CASE("http_passes_over_what_is_said_before_the_response") {
  const auto response = fetch_reply(
      "HTTP/1.1 100 Continue\r\n\r\n"
      "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
      "HTTP/1.1 100 Continue\r\nContent-Length: 4\r\n\r\n" + reply("then"));
  CHECK(status_of(response) == 200);
  CHECK(body_of(response) == "then");
  REQUIRE(response);
  CHECK(response->header("Link") == "");
}

TEST_CASE("http_a_body_may_be_as_large_as_the_limit") {
  for (const std::string& text :
       {reply("12345678"), std::string("HTTP/1.1 200 OK\r\n\r\n12345678"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n")}) {
    const Server server(Server::replying_once(text));
    Request request{server.url()};
    request.max_body = 8;
    CHECK(body_of(fetch(request)) == "12345678");
    request.max_body = 7;
    CHECK(error_of(fetch(request)) == Errc::too_large);
  }
}

TEST_CASE("http_a_body_may_come_in_the_smallest_chunks") {
  const std::string body = pattern(300'000);
  std::string text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const char byte : body) text += "1\r\n" + std::string(1, byte) + "\r\n";
  CHECK((body_of(fetch_reply(text + "0\r\n\r\n")) == body));
}
