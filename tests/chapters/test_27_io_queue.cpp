// Chapter 27: one place to sleep.
#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "27-io-queue";

void check(const std::string& name) {
  check_prints(run("27_" + name), chapter, name);
}

// The number after the text.
long number_after(const std::string& output, const std::string& text) {
  const auto at = output.find(text);
  REQUIRE(at != output.npos);
  return std::stol(output.substr(at + text.size()));
}

}  // namespace

TEST_CASE("whoever_looks_in_turn_looks_often") {
  const auto outcome = run("27_looking");
  check_prints(outcome, chapter, "looking");
  CHECK(number_after(outcome.output, "looked ") > 10);
}

TEST_CASE("a_level_triggered_source_floods_a_channel") {
  const auto outcome = run("27_flood");
  check_prints(outcome, chapter, "flood");
  CHECK(number_after(outcome.output, "level: ") > 20);
}

TEST_CASE("two_threads_and_one_thread_are_measured") { check("two_ways"); }

TEST_CASE("sources_have_callbacks_until_they_are_forgotten") {
  check("queue");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("loop");
  check("own_bell");
}
