// Chapter 27: one place to sleep.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("27-io-queue");

}  // namespace

TEST_CASE("whoever_looks_in_turn_looks_often") {
  const auto outcome = chapter.run("looking");
  chapter.check(outcome, "looking");
  CHECK(support::number_after(outcome.output, "looked ") > 10);
}

TEST_CASE("a_level_triggered_source_floods_a_channel") {
  const auto outcome = chapter.run("flood");
  chapter.check(outcome, "flood");
  CHECK(support::number_after(outcome.output, "level: ") > 20);
}

TEST_CASE("two_threads_and_one_thread_are_measured") {
  chapter.check("two_ways");
}

TEST_CASE("sources_have_callbacks_until_they_are_forgotten") {
  chapter.check("queue");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("loop");
  chapter.check("own_bell");
}
