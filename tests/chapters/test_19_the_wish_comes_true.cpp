// Chapter 19: chapter 12's program runs, over every kernel that is at hand.
#include "server_in_pieces.hpp"
#include "step.hpp"

using support::prints;
using support::run;

namespace {

const std::string chapter = "19-the-wish-comes-true";

// The program, and where there is a second queue to build for, its twin.
std::vector<std::string> programs(const std::string& name) {
  std::vector<std::string> all{"19_" + name};
#ifdef __linux__
  all.push_back("19_" + name + "_kqueue");
#endif
  return all;
}

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints(chapter, name));
}

void check_all_print(const std::string& name) {
  for (const auto& program : programs(name)) {
    CAPTURE(program);
    check_prints(run(program), name);
  }
}

}  // namespace

TEST_CASE("the_wish_comes_true") {
  for (const auto& program : programs("wish")) {
    CAPTURE(program);
    check_prints(support::run_in_order(program, prints(chapter, "wish")),
                 "wish");
  }
}

TEST_CASE("the_wish_puts_replies_in_pieces_together") {
  for (const auto& program : programs("wish")) {
    CAPTURE(program);
    const support::ServerInPieces server;
    const auto outcome =
        run(program, {}, {{"DELAY_SERVER_PORT", server.port()}});
    INFO(outcome.errors);
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.output.find("\"reply 1\"") != std::string::npos);
    CHECK(outcome.output.find("\"reply 5\"") != std::string::npos);
  }
}

TEST_CASE("a_refused_connection_ends_both_threads_with_a_clear_error") {
  for (const auto& program : programs("wish")) {
    CAPTURE(program);
    const auto port = std::to_string(support::unused_port());
    const auto outcome = run(program, {}, {{"DELAY_SERVER_PORT", port}});
    CHECK(outcome.status == 1);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.errors.starts_with(
        "cannot connect to the delay server at 127.0.0.1:" + port + ": "));
  }
}

TEST_CASE("a_server_that_stops_in_the_middle_ends_both_threads") {
  for (const auto& program : programs("wish")) {
    CAPTURE(program);
    support::DelayServer server;
    support::Process step({support::program(program)}, server.environment());
    while (step.read_line() != "waiting for 5 replies") {
    }
    server.stop();
    const auto outcome = step.wait();
    INFO(outcome.errors);
    CHECK(outcome.status == 1);
    CHECK_FALSE(outcome.timed_out);
  }
}

TEST_CASE("ten_clients_and_their_server_share_one_thread") {
  check_all_print("echo");
}

TEST_CASE("a_callback_that_adds_itself_does_not_starve_an_event") {
  check_all_print("fair");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_all_print("timers");
  check_all_print("two_workers");
}
