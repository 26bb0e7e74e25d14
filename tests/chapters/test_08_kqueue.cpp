// Chapter 8: its programs print what the chapter shows, and fail clearly. On
// Linux they run over the stand-in of tests/support/kqueue_on_epoll.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "ask.hpp"
#include "step.hpp"

#ifdef _WIN32
#define KQUEUE_OR_RETURN() \
  return support::skip("kqueue is for macOS, the BSDs, and Linux by a stand-in")
#else
#define KQUEUE_OR_RETURN() (void)0
#endif

using support::prints;
using support::run;
using support::run_with_delay_server;

namespace {

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.output, prints("08-kqueue", name));
}

// The replies come 100 ms apart. On a machine so busy that a program stands
// still for longer, two can change places, and that is nobody's fault: so they
// may try three times.
void check_prints_in_order(const std::string& name) {
  auto outcome = run_with_delay_server("08_" + name);
  for (int tries = 1; tries < 3; ++tries) {
    if (prints("08-kqueue", name).match(outcome.output)) break;
    outcome = run_with_delay_server("08_" + name);
  }
  check_prints(outcome, name);
}

void check_fails(const support::Outcome& outcome) {
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
}

// Answers five questions, the last one first, and each in three pieces: the
// head, the text, and the end.
class ServerInPieces {
 public:
  ServerInPieces() : listener_(make_tcp_socket()) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(listener_.get(), as_sockaddr(address), size);
    listen(listener_.get(), 5);
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~ServerInPieces() { thread_.join(); }
  std::string port() const { return port_; }

 private:
  void serve() const {
    std::vector<Socket> clients;
    for (int i = 0; i < 5; ++i) {
      clients.emplace_back(accept(listener_.get(), nullptr, nullptr));
    }
    for (int i = 5; i >= 1; --i) {
      const std::string pieces[] = {
          "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n",
          "reply " + std::to_string(i)};
      const Socket client = std::move(clients[static_cast<std::size_t>(i - 1)]);
      for (const std::string& piece : pieces) {
        send_all(client.get(), piece);
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
      }
      char question[512];  // read, or closing would be a reset
      recv(client.get(), question, sizeof question, 0);
    }
  }

  Socket listener_;
  std::string port_;
  std::thread thread_;
};

// What asks the delay server, and what it prints before it waits.
struct Asker {
  const char* name;
  const char* last_line;
};
const Asker askers[] = {{"08_five_replies", "waiting for 5 replies"},
                        {"08_one_call", "1 call, 5 receipts"}};

}  // namespace

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  KQUEUE_OR_RETURN();
  check_prints_in_order("five_replies");
}

TEST_CASE("replies_in_pieces_are_put_together") {
  KQUEUE_OR_RETURN();
  for (const Asker& asker : askers) {
    const ServerInPieces server;
    const auto outcome =
        run(asker.name, {}, {{"DELAY_SERVER_PORT", server.port()}});
    INFO(outcome.errors);
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.timed_out);
    for (const char* text : {"reply 1", "reply 2", "reply 3", "reply 4"}) {
      CHECK(outcome.output.rfind("reply 5") < outcome.output.rfind(text));
    }
  }
}

TEST_CASE("reading_and_writing_are_two_entries_and_end_apart") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_two_filters"), "two_filters");
}

TEST_CASE("a_registering_call_with_room_steals_unless_it_wants_receipts") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_receipts"), "receipts");
}

TEST_CASE("no_flag_repeats_clear_tells_changes_oneshot_deletes") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_one_shot"), "one_shot");
}

TEST_CASE("timeouts_and_timers_are_never_early") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_timeouts"), "timeouts");
}

TEST_CASE("three_triggers_before_the_wait_are_one_event") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_wake_up"), "wake_up");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  KQUEUE_OR_RETURN();
  check_prints(run("08_twice"), "twice");
  check_prints_in_order("one_call");
  check_prints(run("08_merge"), "merge");
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  KQUEUE_OR_RETURN();
  const auto port = std::to_string(support::unused_port());
  for (const Asker& asker : askers) {
    const auto outcome = run(asker.name, {}, {{"DELAY_SERVER_PORT", port}});
    check_fails(outcome);
    CHECK(outcome.errors ==
          "cannot connect to the delay server at 127.0.0.1:" + port +
              ": Connection refused\n");
  }
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  KQUEUE_OR_RETURN();
  for (const Asker& asker : askers) {
    support::DelayServer server;
    support::Process step({support::program(asker.name)},
                          server.environment());
    while (step.read_line() != asker.last_line) {
    }
    server.stop();
    const auto outcome = step.wait();
    check_fails(outcome);
    INFO(outcome.errors);
    CHECK((outcome.errors ==
               "the delay server closed before its reply was complete\n" ||
           outcome.errors == "recv: Connection reset by peer\n"));
  }
}

TEST_CASE("no_port_or_a_wrong_one_is_a_clear_error") {
  KQUEUE_OR_RETURN();
  for (const Asker& asker : askers) {
    const auto without = run(asker.name, {}, {{"DELAY_SERVER_PORT", ""}});
    check_fails(without);
    CHECK(without.errors.starts_with("DELAY_SERVER_PORT is not set"));
    const auto wrong = run(asker.name, {}, {{"DELAY_SERVER_PORT", "x80"}});
    check_fails(wrong);
    CHECK(wrong.errors == "DELAY_SERVER_PORT is not a port: x80\n");
  }
}
