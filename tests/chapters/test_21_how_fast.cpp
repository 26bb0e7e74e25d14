// Chapter 21: what it measures can be measured. How fast things are is no test.
#include <sstream>

#include "step.hpp"

#ifdef __linux__
#define LINUX_OR_RETURN() (void)0
#else
#define LINUX_OR_RETURN() \
  return support::skip("measured on Linux: see the release preset there")
#endif

using support::prints;
using support::run;

namespace {

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("21-how-fast", name));
}

}  // namespace

TEST_CASE("one_thing_is_as_fast_as_itself_if_measured_in_turn") {
  LINUX_OR_RETURN();
  const auto outcome = run("21_itself");
  check_prints(outcome, "itself");
  std::istringstream words(
      outcome.output.substr(outcome.output.rfind("median:") + 7));
  for (double ratio = 0; words >> ratio;) {
    CHECK(ratio > 0.8);
    CHECK(ratio < 1.25);
  }
}

TEST_CASE("the_cost_of_the_layers_can_be_measured") {
  LINUX_OR_RETURN();
  check_prints(run("21_layers"), "layers");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  LINUX_OR_RETURN();
  check_prints(run("21_percentiles"), "percentiles");
  check_prints(run("21_capacity"), "capacity");
}
