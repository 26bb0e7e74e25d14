// The delay server, which every later chapter leans on, and the ways to wait
// for it.
#include <chrono>
#include <regex>
#include <thread>

#include "ask.hpp"
#include "chapter.hpp"

using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

const support::Chapter chapter("06-ways-to-wait");
const auto all_ways = {"one_by_one", "thread_each", "pool", "callbacks",
                       "tasks"};

// What 06_ways prints of one measurement.
struct Cost {
  int ms = -1;
  int threads = -1;
  double mib = -1;
};

Cost cost_of(const std::string& printed, const std::string& way, int replies) {
  const std::regex line(way + ", " + std::to_string(replies) +
                        " repl(?:y|ies): (\\d+) ms, (\\d+) threads?, "
                        "([0-9.]+) MiB");
  std::smatch found;
  CAPTURE(way);
  CAPTURE(replies);
  REQUIRE(std::regex_search(printed, found, line));
  return {std::stoi(found[1]), std::stoi(found[2]), std::stod(found[3])};
}

support::Outcome run_all_ways() {
  const support::DelayServer server;
  return support::Process({chapter.program("ways")}, server.environment())
      .wait(100s);
}

// Takes one connection, and hangs up without an answer.
class RudeServer {
 public:
  RudeServer() : listener_(make_tcp_socket()) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(listener_.get(), as_sockaddr(address), size);
    listen(listener_.get(), 1);
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] {
      const Socket client(accept(listener_.get(), nullptr, nullptr));
      char question[512];
      recv(client.get(), question, sizeof question, 0);
    });
  }
  ~RudeServer() { thread_.join(); }
  std::string port() const { return port_; }

 private:
  Socket listener_;
  std::string port_;
  std::thread thread_;
};

Socket connected_to(std::uint16_t port) {
  Socket socket = make_tcp_socket();
  const sockaddr_in address = loopback(port);
  if (connect(socket.get(), as_sockaddr(address), sizeof address) != 0) {
    throw_socket_error("connect");
  }
  return socket;
}

std::string read_to_end(const Socket& socket) {
  std::string all;
  char bytes[4096];
  for (;;) {
    const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
    if (count <= 0) return all;
    all.append(bytes, static_cast<std::size_t>(count));
  }
}

std::string reply_to(std::uint16_t port, std::string_view request) {
  const Socket socket = connected_to(port);
  send_all(socket.get(), request);
  return read_to_end(socket);
}

std::string get(std::uint16_t port, const std::string& target) {
  return reply_to(port, "GET " + target +
                            " HTTP/1.1\r\nConnection: close\r\n\r\n");
}

}  // namespace

TEST_CASE("the_reply_comes_after_its_delay") {
  const support::DelayServer server;
  const auto start = Clock::now();
  CHECK(text_of(read_to_end(ask(server.port(), 120, "hello"))) == "hello");
  CHECK(Clock::now() - start >= 120ms);
}

TEST_CASE("replies_come_in_the_order_of_their_delays") {
  const support::DelayServer server;
  const Socket slow = ask(server.port(), 300, "slow");
  const Socket fast = ask(server.port(), 10, "fast");
  CHECK(text_of(read_to_end(fast)) == "fast");
  CHECK(text_of(read_to_end(slow)) == "slow");
}

TEST_CASE("a_thousand_clients_are_served_at_once") {
  const support::DelayServer server;
  const auto start = Clock::now();
  std::vector<Socket> sockets;
  for (int i = 0; i < 1000; ++i) {
    sockets.push_back(ask(server.port(), 200, std::to_string(i)));
  }
  for (int i = 0; i < 1000; ++i) {
    CHECK(text_of(read_to_end(sockets[static_cast<std::size_t>(i)])) ==
          std::to_string(i));
  }
  // One after the other would take 200 seconds.
  CHECK(Clock::now() - start < 20s);
}

TEST_CASE("text_may_be_empty_missing_or_percent_encoded") {
  const support::DelayServer server;
  CHECK(text_of(get(server.port(), "/delay/0/")) == "");
  CHECK(text_of(get(server.port(), "/delay/7")) == "waited for 7 ms");
  CHECK(text_of(get(server.port(), "/delay/0/a%20b/c")) == "a b/c");
}

TEST_CASE("bad_requests_are_refused_with_a_reason") {
  const support::DelayServer server;
  const auto starts = [&](const std::string& target, std::string_view status) {
    const auto reply = get(server.port(), target);
    INFO(reply);
    return reply.starts_with("HTTP/1.1 " + std::string(status));
  };
  CHECK(starts("/delay/x/y", "400 "));
  CHECK(starts("/delay/-1/y", "400 "));
  CHECK(starts("/delay/600001/y", "400 "));
  CHECK(starts("/delay/99999999999999999999/y", "400 "));
  CHECK(starts("/delay/1/%zz", "400 "));
  CHECK(starts("/delay/1/%4", "400 "));
  CHECK(starts("/", "404 "));
  CHECK(starts("/delays/1/x", "404 "));
  const auto port = server.port();
  CHECK(reply_to(port, "GET /delay/0/a b HTTP/1.1\r\n\r\n")
            .starts_with("HTTP/1.1 400 "));
  CHECK(reply_to(port, "hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
  CHECK(reply_to(port, "GET / HTTP/2\r\n\r\n").starts_with("HTTP/1.1 400 "));
  CHECK(reply_to(port, "PUT / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
  CHECK(reply_to(port, "GET / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")
            .starts_with("HTTP/1.1 400 "));
}

TEST_CASE("an_endless_request_head_is_cut_off") {
  const support::DelayServer server;
  const Socket socket = connected_to(server.port());
  send_all(socket.get(), "GET / HTTP/1.1\r\nX: " + std::string(8200, 'x'));
  CHECK(read_to_end(socket).starts_with("HTTP/1.1 431 "));
}

TEST_CASE("what_nobody_wanted_is_read_before_the_connection_is_closed") {
  const support::DelayServer server;
  const Socket socket = connected_to(server.port());
  send_all(socket.get(), "GET / HTTP/1.1\r\nX: " + std::string(50'000, 'x'));
  CHECK(read_to_end(socket).starts_with("HTTP/1.1 431 "));
  // Had the server closed at once, the connection would be reset soon.
  int sent = 0;
  while (sent < 1000 && send_some(socket.get(), "x") == 1) ++sent;
  CHECK(sent == 1000);
}

TEST_CASE("a_connection_can_ask_again_and_in_advance") {
  const support::DelayServer server;
  const auto replies = reply_to(server.port(),
                                "GET /delay/60/one HTTP/1.1\r\n\r\n"
                                "GET /delay/0/two HTTP/1.1\r\n\r\n"
                                "GET /delay/0/three HTTP/1.1\r\n"
                                "Connection: close\r\n\r\n");
  const auto one = replies.find("one");
  const auto two = replies.find("two");
  const auto three = replies.find("three");
  CHECK(one < two);
  CHECK(two < three);
  CHECK(three != replies.npos);
}

TEST_CASE("a_client_that_leaves_early_harms_nobody") {
  const support::DelayServer server;
  { const Socket gone = ask(server.port(), 50, "nobody reads this"); }
  CHECK(text_of(read_to_end(ask(server.port(), 100, "here"))) == "here");
}

TEST_CASE("a_port_in_use_is_a_clear_error") {
  const support::DelayServer server;
  const auto second = support::run(
      "06_delay_server", {"--port", std::to_string(server.port())});
  CHECK(second.status == 1);
  CHECK_FALSE(second.timed_out);
  const auto where = "cannot listen on 127.0.0.1:" +
                     std::to_string(server.port());
  CHECK(second.errors.find(where) != std::string::npos);
}

TEST_CASE("the_words_of_the_command_arrive_as_they_are") {
  // The command is the server itself, and its first word is wrong. Were it lost
  // on the way, the rest would make sense, and fail for another reason.
  const auto self = support::program("06_delay_server");
  for (const char* word : {"", " ", "\t"}) {
    const auto outcome = support::run(
        "06_delay_server", {"--", self, word, "--", "no-such-program"});
    CHECK(outcome.status == 2);
  }
#ifdef _WIN32
  const auto quoted = support::run("06_delay_server", {"--", self, "a\\\"b"});
  CHECK(quoted.status == 1);
  CHECK(quoted.errors.find("double quote") != std::string::npos);
#endif
}

TEST_CASE("the_command_finds_the_server_and_its_status_is_passed_on") {
  // The server runs itself as its command: that one has a wrong option.
  const auto outcome = support::run(
      "06_delay_server",
      {"--", support::program("06_delay_server"), "--wrong"});
  CHECK(outcome.status == 2);
  CHECK(outcome.errors.starts_with("usage: "));
}

TEST_CASE("each_way_takes_its_time_its_threads_and_its_memory") {
  const auto outcome = run_all_ways();
  chapter.check(outcome, "ways");
  const auto cost = [&](const std::string& way, int replies) {
    return cost_of(outcome.output, way, replies);
  };
  // The server is never early, so these are certain.
  CHECK(cost("one_by_one", 10).ms >= 10 * 100);
  CHECK(cost("pool", 1000).ms >= 1000 / 20 * 100);
  for (const std::string way : all_ways) CHECK(cost(way, 1).ms >= 100);
  for (const std::string way : {"thread_each", "callbacks", "tasks"}) {
    // A hundred seconds if they waited one by one.
    CHECK(cost(way, 1000).ms < 30'000);
  }
  CHECK(cost("thread_each", 1000).threads == 1001);
  CHECK(cost("pool", 1000).threads == 21);
  CHECK(cost("callbacks", 1000).threads == 1);
  CHECK(cost("tasks", 1000).threads == 1);
  CHECK(cost("thread_each", 1000).mib > cost("callbacks", 1000).mib + 1);
  CHECK(cost("thread_each", 1000).mib > cost("tasks", 1000).mib + 1);
}

TEST_CASE("ten_replies_take_less_at_the_same_time_than_in_turn") {
  const support::DelayServer server;
  for (const std::string way : {"thread_each", "pool", "callbacks", "tasks"}) {
    CAPTURE(way);
    Cost cost;
    // Three tries, for a machine that is busy with something else.
    for (int tries = 0; tries < 3 && (tries == 0 || cost.ms >= 1000); ++tries) {
      const auto outcome =
          chapter.run("ways", {way, "10"}, server.environment());
      cost = cost_of(outcome.output, way, 10);
    }
    CHECK(cost.ms < 1000);
  }
}

TEST_CASE("each_way_says_clearly_that_the_server_is_not_there") {
  const auto port = std::to_string(support::unused_port());
  for (const char* way : all_ways) {
    CAPTURE(way);
    const auto outcome =
        chapter.run("ways", {way, "1"}, {{"DELAY_SERVER_PORT", port}});
    CHECK(outcome.status == 1);
    CHECK(outcome.errors.starts_with(
        "cannot connect to the delay server at 127.0.0.1:" + port));
  }
}

TEST_CASE("each_way_says_clearly_that_the_server_has_hung_up") {
  for (const char* way : all_ways) {
    CAPTURE(way);
    const RudeServer server;
    const auto outcome =
        chapter.run("ways", {way, "1"}, {{"DELAY_SERVER_PORT", server.port()}});
    CHECK(outcome.status == 1);
    CHECK(outcome.errors ==
          "the delay server closed before its reply was complete\n");
  }
}

TEST_CASE("a_longer_list_costs_poll_more_though_no_more_is_ready") {
  // In Wine a call waits for a server, and that for a processor.
  double ratio = 0;
  for (int tries = 0; tries < 3 && ratio <= 10; ++tries) {
    const auto outcome = chapter.run("long_list");
    chapter.check(outcome, "long_list");
    ratio = support::number_after(outcome.output, "one ready of 1000: ") /
            support::number_after(outcome.output, "one ready of 1: ");
  }
  CHECK(ratio > 10);
}

TEST_CASE("a_fast_reply_waits_for_a_full_pool_and_not_with_callbacks") {
  // With callbacks, it comes at once; but not on a machine that stands still.
  double early = 500;
  for (int tries = 0; tries < 3 && early >= 500; ++tries) {
    const auto outcome = chapter.run_with_server("clogged");
    chapter.check(outcome, "clogged");
    CHECK(support::number_after(outcome.output, "a pool of four: after ") >=
          500);
    early = support::number_after(outcome.output, "callbacks: after ");
  }
  CHECK(early < 500);
}

TEST_CASE("a_promise_of_a_promise_is_kept_after_both_delays") {
  chapter.check_with_server("promise");
}

TEST_CASE("a_thousand_green_threads_run_on_one_thread") {
#ifdef __SANITIZE_THREAD__
  support::skip("the thread sanitizer does not know of makecontext()");
#else
  if (!support::is_linux("makecontext()")) return;
  const auto outcome = chapter.run_with_server("green");
  chapter.check(outcome, "green");
  const double ms = support::number_after(outcome.output, "1 thread: ");
  CHECK(ms >= 100);
  CHECK(ms < 30'000);
#endif
}
