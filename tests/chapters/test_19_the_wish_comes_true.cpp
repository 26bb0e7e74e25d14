// Chapter 19: chapter 12's program runs, over every kernel that is at hand.
#include "chapter.hpp"
#include "server_in_pieces.hpp"

namespace {

const support::Chapter chapter("19-the-wish-comes-true");

}  // namespace

TEST_CASE("the_wish_comes_true") {
  chapter.check_each_in_order("wish");
}

TEST_CASE("the_wish_puts_replies_in_pieces_together") {
  for (const auto& program : chapter.each("wish")) {
    CAPTURE(program);
    const support::ServerInPieces server;
    const auto outcome = chapter.run_with_server_at(server.port(), program);
    INFO(outcome.errors);
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.output.find("\"reply 1\"") != std::string::npos);
    CHECK(outcome.output.find("\"reply 5\"") != std::string::npos);
  }
}

TEST_CASE("a_refused_connection_ends_both_threads_with_a_clear_error") {
  for (const auto& program : chapter.each("wish")) {
    CAPTURE(program);
    const auto port = std::to_string(support::unused_port());
    const auto outcome = chapter.run_with_server_at(port, program);
    CHECK(outcome.status == 1);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.errors.starts_with(
        "cannot connect to the delay server at 127.0.0.1:" + port + ": "));
  }
}

TEST_CASE("a_server_that_stops_in_the_middle_ends_both_threads") {
  for (const auto& program : chapter.each("wish")) {
    CAPTURE(program);
    const auto outcome =
        chapter.run_and_stop_server(program, "waiting for 5 replies");
    INFO(outcome.errors);
    CHECK(outcome.status == 1);
    CHECK_FALSE(outcome.timed_out);
  }
}

TEST_CASE("ten_clients_and_their_server_share_one_thread") {
  chapter.check_each("echo");
}

TEST_CASE("a_callback_that_adds_itself_does_not_starve_an_event") {
  chapter.check_each("fair");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_each("timers");
  chapter.check_each("two_workers");
}
