// Chapter 15: the selector on epoll does what the chapter shows.
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
  CHECK(outcome.output == prints("15-selector-epoll", name));
}

}  // namespace

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  EPOLL_OR_RETURN();
  check_prints(
      support::run_in_order("15_five_replies",
                            prints("15-selector-epoll", "five_replies")),
      "five_replies");
}

TEST_CASE("waits_are_never_early_even_when_signals_interrupt") {
  EPOLL_OR_RETURN();
  check_prints(run("15_waits"), "waits");
}

TEST_CASE("a_thousand_rings_are_one_event_and_nobody_reads_the_counter") {
  EPOLL_OR_RETURN();
  check_prints(run("15_bell"), "bell");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  EPOLL_OR_RETURN();
  check_prints(run("15_two_queues"), "two_queues");
  check_prints(run("15_full_counter"), "full_counter");
}
