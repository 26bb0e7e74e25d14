// Chapter 7: its programs print what the chapter shows, and fail clearly.
#include "server_in_pieces.hpp"
#include "step.hpp"

#ifdef __linux__
#define EPOLL_OR_RETURN() (void)0
#else
#define EPOLL_OR_RETURN() \
  return support::skip("epoll is Linux's: see the release preset there")
#endif

using support::prints;
using support::run;

namespace {

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("07-epoll", name));
}

void check_prints_in_order(const std::string& name) {
  check_prints(support::run_in_order("07_" + name, prints("07-epoll", name)),
               name);
}

}  // namespace

TEST_CASE("in_order_the_slowest_reply_holds_up_the_others") {
  check_prints_in_order("in_order");
}

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  EPOLL_OR_RETURN();
  check_prints_in_order("five_replies");
}

TEST_CASE("replies_in_pieces_are_put_together") {
  EPOLL_OR_RETURN();
  const support::ServerInPieces server;
  const auto outcome =
      run("07_five_replies", {}, {{"DELAY_SERVER_PORT", server.port()}});
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output.find("\"reply 1\"") != std::string::npos);
  CHECK(outcome.output.find("\"reply 5\"") != std::string::npos);
}

TEST_CASE("level_repeats_edge_tells_changes_one_shot_tells_once") {
  EPOLL_OR_RETURN();
  check_prints(run("07_one_shot"), "one_shot");
}

TEST_CASE("timeouts_are_never_early_even_when_signals_interrupt") {
  EPOLL_OR_RETURN();
  check_prints(run("07_timeouts"), "timeouts");
}

TEST_CASE("rings_before_the_wait_are_one_event_and_none_is_lost") {
  EPOLL_OR_RETURN();
  check_prints(run("07_wake_up"), "wake_up");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  EPOLL_OR_RETURN();
  check_prints_in_order("level");
  check_prints_in_order("ticks");
  check_prints(run("07_stale_event"), "stale_event");
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  EPOLL_OR_RETURN();
  const auto port = std::to_string(support::unused_port());
  const auto outcome =
      run("07_five_replies", {}, {{"DELAY_SERVER_PORT", port}});
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.errors ==
        "cannot connect to the delay server at 127.0.0.1:" + port +
            ": Connection refused\n");
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  EPOLL_OR_RETURN();
  support::DelayServer server;
  support::Process step({support::program("07_five_replies")},
                        server.environment());
  while (step.read_line() != "waiting for 5 replies") {
  }
  server.stop();
  const auto outcome = step.wait();
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  INFO(outcome.errors);
  CHECK((outcome.errors ==
             "the delay server closed before its reply was complete\n" ||
         outcome.errors == "recv: Connection reset by peer\n"));
}

TEST_CASE("no_port_or_a_wrong_one_is_a_clear_error") {
  EPOLL_OR_RETURN();
  const auto without = run("07_five_replies", {}, {{"DELAY_SERVER_PORT", ""}});
  CHECK(without.status == 1);
  CHECK(without.errors.starts_with("DELAY_SERVER_PORT is not set"));
  const auto wrong = run("07_five_replies", {}, {{"DELAY_SERVER_PORT", "x80"}});
  CHECK(wrong.status == 1);
  CHECK(wrong.errors == "DELAY_SERVER_PORT is not a port: x80\n");
}
