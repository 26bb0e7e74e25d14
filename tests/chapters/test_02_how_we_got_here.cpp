// Chapter 2: who yields, who starves, and who waits.
#include <regex>
#include <sstream>
#include <vector>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("02-how-we-got-here");

// The times of a task's steps in starved.cpp.
std::vector<int> steps_of(const std::string& task, const std::string& printed) {
  const std::regex step("after (\\d+) ms: " + task + "\n");
  std::vector<int> times;
  for (std::sregex_iterator found(printed.begin(), printed.end(), step), end;
       found != end; ++found) {
    times.push_back(std::stoi((*found)[1]));
  }
  return times;
}

}  // namespace

TEST_CASE("tasks_that_yield_by_hand_take_turns") { chapter.check("by_hand"); }

TEST_CASE("one_task_that_does_not_yield_starves_the_others") {
  const auto outcome = chapter.run("starved");
  chapter.check(outcome, "starved");
  const auto a = steps_of("a", outcome.output);
  const auto b = steps_of("b", outcome.output);
  const auto c = steps_of("c", outcome.output);
  REQUIRE(a.size() == 3);
  REQUIRE(b.size() == 1);
  REQUIRE(c.size() == 3);
  // From b's step to the next, which is c's, b computes; nobody else does.
  CHECK(c[0] - b[0] >= 20);
  CHECK(a[1] >= c[0]);
}

TEST_CASE("threads_that_do_not_yield_take_turns_all_the_same") {
  const auto outcome = chapter.run("preempted");
  chapter.check(outcome, "preempted");
#if defined(__linux__) || defined(_WIN32)
  CHECK(outcome.output.starts_with("on one processor"));
#endif
  CHECK(number_after(outcome.output, "a was done ") > 0);
  CHECK(number_after(outcome.output, "and c ") > 0);
}

TEST_CASE("a_processor_waits_for_memory_and_for_two_things_at_once") {
  double near = 0, far = 0, two = 0;
  // Three tries: a neighbour who needs the memory disturbs the measurement.
  for (int tries = 0; tries < 3; ++tries) {
    const auto outcome = chapter.run("far_away");
    chapter.check(outcome, "far_away");
    near = number_after(outcome.output, "16 KiB, one at a time: ");
    far = number_after(outcome.output, "128 MiB, one at a time: ");
    two = number_after(outcome.output, "128 MiB, two at a time: ");
    if (far > 4 * near && two < 1.8 * far) break;
  }
  CHECK(far > 4 * near);
  CHECK(two < 1.8 * far);
}

TEST_CASE("smaller_portions_make_shorter_steps_and_more_of_them") {
  double whole = 0, thousandth = 0;
  for (int tries = 0; tries < 3; ++tries) {
    const auto outcome = chapter.run("portions");
    chapter.check(outcome, "portions");
    whole = number_after(outcome.output, "1 steps, longest ");
    thousandth = number_after(outcome.output, "1000 steps, longest ");
    if (whole > 3 * thousandth) break;
  }
  CHECK(whole > 3 * thousandth);
}

TEST_CASE("a_watchdog_names_the_task_that_holds_up_the_others") {
  chapter.check("watchdog");
}

TEST_CASE("a_clock_cuts_a_long_task_into_slices") {
  const auto outcome = chapter.run("slices");
  chapter.check(outcome, "slices");
  const double a = number_after(outcome.output, "a: 25997 primes in ");
  const double b = number_after(outcome.output, "b: 148933 primes in ");
  CHECK(a >= 1);
  CHECK(b > a);
}
