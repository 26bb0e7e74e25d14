// Chapter 7: its programs print what the chapter shows, and fail clearly.
#include "chapter.hpp"
#include "server_in_pieces.hpp"

namespace {

const support::Chapter chapter("07-epoll");

}  // namespace

TEST_CASE("in_order_the_slowest_reply_holds_up_the_others") {
  chapter.check_in_order("in_order");
}

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  if (!support::has_epoll()) return;
  chapter.check_in_order("five_replies");
}

TEST_CASE("replies_in_pieces_are_put_together") {
  if (!support::has_epoll()) return;
  const support::ServerInPieces server;
  const auto outcome =
      chapter.run_with_server_at(server.port(), "five_replies");
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output.find("\"reply 1\"") != std::string::npos);
  CHECK(outcome.output.find("\"reply 5\"") != std::string::npos);
}

TEST_CASE("level_repeats_edge_tells_changes_one_shot_tells_once") {
  if (!support::has_epoll()) return;
  chapter.check("one_shot");
}

TEST_CASE("timeouts_are_never_early_even_when_signals_interrupt") {
  if (!support::has_epoll()) return;
  chapter.check("timeouts");
}

TEST_CASE("rings_before_the_wait_are_one_event_and_none_is_lost") {
  if (!support::has_epoll()) return;
  chapter.check("wake_up");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::has_epoll()) return;
  chapter.check_in_order("level");
  chapter.check_in_order("ticks");
  chapter.check("stale_event");
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  if (!support::has_epoll()) return;
  const auto port = std::to_string(support::unused_port());
  const auto outcome = chapter.run_with_server_at(port, "five_replies");
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.errors ==
        "cannot connect to the delay server at 127.0.0.1:" + port +
            ": Connection refused\n");
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  if (!support::has_epoll()) return;
  const auto outcome =
      chapter.run_and_stop_server("five_replies", "waiting for 5 replies");
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  INFO(outcome.errors);
  CHECK((outcome.errors ==
             "the delay server closed before its reply was complete\n" ||
         outcome.errors == "recv: Connection reset by peer\n"));
}

TEST_CASE("no_port_or_a_wrong_one_is_a_clear_error") {
  if (!support::has_epoll()) return;
  const auto without = chapter.run_with_server_at("", "five_replies");
  CHECK(without.status == 1);
  CHECK(without.errors.starts_with("DELAY_SERVER_PORT is not set"));
  const auto wrong = chapter.run_with_server_at("x80", "five_replies");
  CHECK(wrong.status == 1);
  CHECK(wrong.errors == "DELAY_SERVER_PORT is not a port: x80\n");
}
