// Chapter 31: a client that asks and is not made to wait.
#include <algorithm>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("31-http");

}  // namespace

TEST_CASE("who_reads_once_may_have_half") { chapter.check_with_server("half"); }

TEST_CASE("requests_at_once_are_answered_when_the_server_does") {
  chapter.check_in_order("several");
}

TEST_CASE("a_line_end_in_a_header_is_refused") {
  chapter.check_with_server("injected");
}

TEST_CASE("a_body_ends_in_three_ways") { chapter.check_with_server("ends"); }

TEST_CASE("connections_are_kept_and_a_post_is_not_sent_twice") {
  chapter.check_with_server("kept");
}

TEST_CASE("a_secret_is_for_one_server_only") {
  chapter.check_with_server("secrets");
}

TEST_CASE("a_request_is_given_up") { chapter.check_with_server("giving_up"); }

// On a machine so busy that a program stands still, so does its timer, whoever
// waits for what: it gets three tries.
TEST_CASE("a_dripping_server_does_not_delay_a_timer") {
  double best = 1000;
  for (int i = 0; i < 3 && best >= 500; ++i) {
    const auto outcome = chapter.run_with_server("drip");
    chapter.check(outcome, "drip");
    CHECK(number_after(outcome.output, "blocking: at worst ") >= 900);
    best = std::min(best, number_after(outcome.output, "Http: at worst "));
  }
  CHECK(best < 500);
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_with_server("cached");
  chapter.check_with_server("eyeballs");
}
