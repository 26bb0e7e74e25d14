// Chapter 15: the selector on epoll does what the chapter shows.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("15-selector-epoll");

}  // namespace

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  if (!support::has_epoll()) return;
  chapter.check_in_order("five_replies");
}

TEST_CASE("waits_are_never_early_even_when_signals_interrupt") {
  if (!support::has_epoll()) return;
  chapter.check("waits");
}

TEST_CASE("a_thousand_rings_are_one_event_and_nobody_reads_the_counter") {
  if (!support::has_epoll()) return;
  chapter.check("bell");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::has_epoll()) return;
  chapter.check("two_queues");
  chapter.check("full_counter");
}
