// Chapter 25: timers in a map lose some; those in a heap do not, and keep order.
#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "25-timers";

void check(const std::string& name) {
  check_prints(run("25_" + name), chapter, name);
}

}  // namespace

// Unless the three have been started in three milliseconds.
TEST_CASE("a_map_loses_timers_of_equal_deadlines") {
  for (int attempt = 0; attempt < 20; ++attempt) {
    const auto outcome = run("25_lost");
    CHECK(outcome.status == 0);
    if (outcome.output.starts_with("1 timers for three guests\n")) return;
  }
  FAIL("no timer was lost in twenty runs");
}

TEST_CASE("timers_fire_in_the_order_of_their_deadlines") {
  support::check_prints(
      support::run_in_order("25_timers", support::prints(chapter, "timers")),
      chapter, "timers");
}

TEST_CASE("a_hundred_thousand_timers_are_measured") { check("many"); }

TEST_CASE("immediates_come_in_rounds") { check("immediates"); }

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("debounce");
  check("drift");
}
