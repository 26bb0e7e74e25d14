// Chapter 25: timers in a map lose some; those in a heap do not, and keep
// order.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("25-timers");

}  // namespace

// Unless the three have been started in three milliseconds.
TEST_CASE("a_map_loses_timers_of_equal_deadlines") {
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto outcome = chapter.run("lost");
    CHECK(outcome.status == 0);
    if (outcome.output.starts_with("1 timers for three guests\n")) return;
  }
  FAIL("no timer was lost in twenty runs");
}

TEST_CASE("timers_fire_in_the_order_of_their_deadlines") {
  chapter.check_in_order("timers");
}

TEST_CASE("a_hundred_thousand_timers_are_measured") {
#ifdef __SANITIZE_ADDRESS__
  support::skip("what is measured then is the sanitizer");
#else
  chapter.check("many");
#endif
}

TEST_CASE("immediates_come_in_rounds") { chapter.check("immediates"); }

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("debounce");
  chapter.check("drift");
}
