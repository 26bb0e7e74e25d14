// Connections: made, kept, lost.
#include "http_support.hpp"
#include "mininode/dns.hpp"
#include "step.hpp"

namespace {

Request post(const Server& server) {
  Request request{server.url()};
  request.method = "POST";
  request.body = "body";
  return request;
}

std::vector<Request> gets(const Server& server, std::size_t count) {
  return std::vector<Request>(count, Request{server.url()});
}

}  // namespace

TEST_CASE("http_a_connection_is_used_again") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  for (const Pause pause : {Pause::none, Pause::turns}) {
    const int before = server.connections();
    for (const auto& one : in_sequence(gets(server, 5), pause)) {
      CHECK(body_of(one) == "x");
    }
    CHECK(server.connections() == before + 1);
  }
}

TEST_CASE("http_a_connection_is_used_again_after_chunks_and_without_a_body") {
  const Server server(Server::replying([](const std::string& request) {
    if (word_of(request, 1) == "/chunks") {
      return std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "1\r\nx\r\n0\r\n\r\n");
    }
    return std::string("HTTP/1.1 204 No Content\r\n\r\n");
  }));
  const auto outcomes = in_sequence(
      {{server.url("/chunks")}, {server.url()}, {server.url("/chunks")}});
  CHECK(body_of(outcomes[2]) == "x");
  CHECK(server.connections() == 1);
}

TEST_CASE("http_a_connection_is_not_used_again_where_a_side_said_close") {
  for (const std::string& text :
       {reply("x", "Connection: close\r\n"),
        std::string("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx"),
        reply("x") + "more"}) {
    const Server server([&](Peer& peer) {
      while (!peer.read_request().empty()) peer.send(text);
    });
    for (const auto& one : in_sequence(gets(server, 3))) {
      CHECK(body_of(one) == "x");
    }
    CHECK(server.connections() == 3);
  }
}

TEST_CASE("http_a_connection_is_kept_for_its_own_server") {
  const Server one(Server::replying([](const auto&) { return reply("1"); }));
  const Server two(Server::replying([](const auto&) { return reply("2"); }));
  const auto outcomes = in_sequence(
      {{one.url()}, {two.url()}, {one.url()}, {two.url()}});
  CHECK(body_of(outcomes[2]) == "1");
  CHECK(body_of(outcomes[3]) == "2");
  CHECK(one.connections() == 1);
  CHECK(two.connections() == 1);
}

TEST_CASE("http_a_kept_connection_that_the_server_closes_is_replaced") {
  const Server server([](Peer& peer) {
    peer.read_request();
    peer.send(reply("x"));
  });
  for (const Pause pause : {Pause::none, Pause::turns}) {
    for (const auto& one : in_sequence(gets(server, 4), pause)) {
      CHECK(body_of(one) == "x");
    }
  }
  CHECK(server.connections() == 8);
}

TEST_CASE("http_asks_again_if_a_kept_connection_closes_without_an_answer") {
  for (const bool is_reset : {false, true}) {
    const Server server([&](Peer& peer) {
      peer.read_request();
      peer.send(reply(std::to_string(peer.number())));
      peer.read_request();
      if (is_reset) peer.reset();
    });
    const auto outcomes = in_sequence(gets(server, 2));
    CHECK(body_of(outcomes[0]) == "1");
    CHECK(body_of(outcomes[1]) == "2");
  }
}

TEST_CASE("http_does_not_ask_again_on_a_new_connection") {
  std::atomic<int> requests = 0;
  const Server server([&](Peer& peer) {
    peer.read_request();
    ++requests;
  });
  CHECK(error_of(fetch(server.url())) == Errc::closed_early);
  CHECK(requests.load() == 1);
}

// Though the server has not heard, or does not care.
TEST_CASE("http_does_not_keep_a_connection_that_is_to_be_closed") {
  const Server server([](Peer& peer) {
    for (;;) {
      if (peer.read_request().empty()) return;
      peer.send(reply("x"));
    }
  });
  const Http::Request last = {
      .url = server.url(),
      .headers = {{.name = "connection", .value = "Close"}}};
  const auto outcomes = in_sequence({last, {server.url()}});
  CHECK(body_of(outcomes[0]) == "x");
  CHECK(body_of(outcomes[1]) == "x");
  CHECK(server.connections() == 2);
}

// It may have been heard, and done.
TEST_CASE("http_a_post_is_never_sent_twice") {
  std::atomic<int> posts = 0;
  const Server server([&](Peer& peer) {
    for (;;) {
      const std::string request = peer.read_request();
      if (request.starts_with("POST")) ++posts;
      if (!request.starts_with("GET")) return;
      peer.send(reply("x"));
    }
  });
  const auto outcomes = in_sequence({{server.url()}, post(server)});
  CHECK(body_of(outcomes[0]) == "x");
  CHECK(error_of(outcomes[1]) == Errc::closed_early);
  CHECK(posts.load() == 1);
}

TEST_CASE("http_a_post_does_not_suffer_from_a_kept_connection_that_closed") {
  const Server server([&](Peer& peer) {
    peer.read_request();
    peer.send(reply(std::to_string(peer.number())));
    if (peer.number() == 1) peer.read_request();
  });
  const auto outcomes = in_sequence({{server.url()}, post(server)});
  CHECK(body_of(outcomes[1]) == "2");
}

TEST_CASE("http_what_comes_unasked_is_no_answer") {
  for (const bool is_seen_by_loop : {true, false}) {
    std::promise<void> sent;
    std::future<void> was_sent = sent.get_future();
    std::promise<void> heard;
    const Server server([&](Peer& peer) {
      peer.read_request();
      peer.send(reply("asked"));
      if (peer.number() > 1) return;
      heard.get_future().wait();
      peer.send(reply("unasked"));
      sent.set_value();
      peer.wait_for_end();
    });
    std::string second;
    const auto ask_again = [&] {
      Http::get(server.url(),
                [&](Result<Response> one) { second = body_of(one); });
    };
    mininode::run([&] {
      Http::get(server.url(), [&](const Result<Response>&) {
        heard.set_value();
        if (is_seen_by_loop) {
          when(std::move(was_sent), [&] { set_timeout(20ms, ask_again); });
        } else {
          was_sent.wait();
          ask_again();
        }
      });
    });
    CHECK(second == "asked");
    CHECK(server.connections() == 2);
  }
}

TEST_CASE("http_where_nobody_listens_the_connection_is_refused") {
  CHECK(error_of(fetch("http://127.0.0.1:" +
                       std::to_string(support::unused_port()) + "/")) ==
        std::errc::connection_refused);
}

TEST_CASE("http_a_name_that_nobody_has_is_not_found") {
  const auto error = error_of(fetch("http://nosuch.invalid/"));
  CHECK((error == std::errc::host_unreachable ||
         error == std::errc::resource_unavailable_try_again));
}

TEST_CASE("http_a_name_is_looked_up") {
  const Server server(Server::replying([](const auto&) { return reply("x"); }));
  const auto outcomes =
      in_sequence({{server.url_by_name()}, {server.url_by_name()}});
  CHECK(body_of(outcomes[0]) == "x");
  CHECK(body_of(outcomes[1]) == "x");
  CHECK(server.connections() == 1);
}

TEST_CASE("http_tries_the_second_address_if_the_first_refuses") {
  bool has_two = false;
  mininode::run([&] {
    Dns::lookup("localhost", 80, [&](Result<Dns::Addresses> found) {
      has_two = found && found->size() > 1 &&
                found->front() != minimio::SocketAddress::loopback(80);
    });
  });
  if (!has_two) return skip("localhost has no other address here");
  const Server server(Server::replying_once(reply("v4")));
  CHECK(body_of(fetch(server.url_by_name())) == "v4");
}

TEST_CASE("http_several_hundred_requests_at_once_all_come_back") {
  const support::DelayServer server;
  const std::string base =
      "http://127.0.0.1:" + std::to_string(server.port()) + "/delay/";
  int right = 0;
  const auto start = Clock::now();
  mininode::run([&] {
    for (int i = 0; i < 400; ++i) {
      const std::string text = std::to_string(i);
      Http::get(base + "200/" + text, [&right, text](Result<Response> one) {
        if (body_of(one) == text) ++right;
      });
    }
  });
  CHECK(right == 400);
  CHECK(Clock::now() - start < 20s);  // and not 80
}

TEST_CASE("http_four_thousand_requests_on_a_few_connections") {
  const Server server(Server::replying(
      [](const std::string& request) { return reply(word_of(request, 1)); }));
  int begun = 0;
  int right = 0;
  std::function<void()> next = [&] {
    if (begun == 4000) return;
    const std::string target = "/" + std::to_string(begun++);
    Http::get(server.url(target), [&, target](Result<Response> one) {
      if (body_of(one) == target) ++right;
      next();
    });
  };
  mininode::run([&] {
    for (int i = 0; i < 16; ++i) next();
  });
  CHECK(right == 4000);
  CHECK(server.connections() == 16);
}
