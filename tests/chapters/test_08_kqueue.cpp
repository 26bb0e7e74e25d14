// Chapter 8: its programs print what the chapter shows, and fail clearly. On
// Linux they run over the stand-in of tests/support/kqueue_on_epoll.
#include <string>

#include "ask.hpp"
#include "server_in_pieces.hpp"
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
  CHECK(outcome.output == prints("08-kqueue", name));
}

void check_prints_in_order(const std::string& name) {
  check_prints(support::run_in_order("08_" + name, prints("08-kqueue", name)),
               name);
}

void check_fails(const support::Outcome& outcome) {
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
}

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
    const support::ServerInPieces server;
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
