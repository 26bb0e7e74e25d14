// Chapter 21: what it measures can be measured. How fast things are is no test.
#include <sstream>

#include "chapter.hpp"

namespace {

const support::Chapter chapter("21-how-fast");

}  // namespace

TEST_CASE("one_thing_is_as_fast_as_itself_if_measured_in_turn") {
  if (!support::is_linux("itself.cpp")) return;
  const auto outcome = chapter.run("itself");
  chapter.check(outcome, "itself");
  std::istringstream words(
      outcome.output.substr(outcome.output.rfind("median:") + 7));
  for (double ratio = 0; words >> ratio;) {
    CHECK(ratio > 0.8);
    CHECK(ratio < 1.25);
  }
}

TEST_CASE("the_cost_of_the_layers_can_be_measured") {
  if (!support::is_linux("layers.cpp")) return;
  chapter.check("layers");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::is_linux("percentiles.cpp")) return;
  chapter.check("percentiles");
  chapter.check("capacity");
}
