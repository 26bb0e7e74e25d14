// Chapter 8: its programs print what the chapter shows, and fail clearly. On
// Linux they run over the stand-in of tests/support/kqueue_on_epoll.
#include "chapter.hpp"
#include "server_in_pieces.hpp"

namespace {

const support::Chapter chapter("08-kqueue");

void check_fails(const support::Outcome& outcome) {
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
}

// What asks the delay server, and what it prints before it waits.
struct Asker {
  const char* name;
  const char* last_line;
};
const Asker askers[] = {{"five_replies", "waiting for 5 replies"},
                        {"one_call", "1 call, 5 receipts"}};

}  // namespace

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  if (!support::has_kqueue()) return;
  chapter.check_in_order("five_replies");
}

TEST_CASE("replies_in_pieces_are_put_together") {
  if (!support::has_kqueue()) return;
  for (const Asker& asker : askers) {
    const support::ServerInPieces server;
    const auto outcome =
        chapter.run_with_server_at(server.port(), asker.name);
    INFO(outcome.errors);
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.timed_out);
    for (const char* text : {"reply 1", "reply 2", "reply 3", "reply 4"}) {
      CHECK(outcome.output.rfind("reply 5") < outcome.output.rfind(text));
    }
  }
}

TEST_CASE("reading_and_writing_are_two_entries_and_end_apart") {
  if (!support::has_kqueue()) return;
  chapter.check("two_filters");
}

TEST_CASE("a_registering_call_with_room_steals_unless_it_wants_receipts") {
  if (!support::has_kqueue()) return;
  chapter.check("receipts");
}

TEST_CASE("no_flag_repeats_clear_tells_changes_oneshot_deletes") {
  if (!support::has_kqueue()) return;
  chapter.check("one_shot");
}

TEST_CASE("timeouts_and_timers_are_never_early") {
  if (!support::has_kqueue()) return;
  chapter.check("timeouts");
}

TEST_CASE("three_triggers_before_the_wait_are_one_event") {
  if (!support::has_kqueue()) return;
  chapter.check("wake_up");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::has_kqueue()) return;
  chapter.check("twice");
  chapter.check_in_order("one_call");
  chapter.check("merge");
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  if (!support::has_kqueue()) return;
  const auto port = std::to_string(support::unused_port());
  for (const Asker& asker : askers) {
    const auto outcome = chapter.run_with_server_at(port, asker.name);
    check_fails(outcome);
    CHECK(outcome.errors ==
          "cannot connect to the delay server at 127.0.0.1:" + port +
              ": Connection refused\n");
  }
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  if (!support::has_kqueue()) return;
  for (const Asker& asker : askers) {
    const auto outcome =
        chapter.run_and_stop_server(asker.name, asker.last_line);
    check_fails(outcome);
    INFO(outcome.errors);
    CHECK((outcome.errors ==
               "the delay server closed before its reply was complete\n" ||
           outcome.errors == "recv: Connection reset by peer\n"));
  }
}

TEST_CASE("no_port_or_a_wrong_one_is_a_clear_error") {
  if (!support::has_kqueue()) return;
  for (const Asker& asker : askers) {
    const auto without = chapter.run_with_server_at("", asker.name);
    check_fails(without);
    CHECK(without.errors.starts_with("DELAY_SERVER_PORT is not set"));
    const auto wrong = chapter.run_with_server_at("x80", asker.name);
    check_fails(wrong);
    CHECK(wrong.errors == "DELAY_SERVER_PORT is not a port: x80\n");
  }
}
