// Chapter 28: the loop, and Node's order.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("28-the-loop");

}  // namespace

TEST_CASE("seven_ways_of_saying_later_come_in_the_order_that_is_shown") {
  chapter.check("order");
}

TEST_CASE("they_come_in_the_same_order_in_node") {
  if (!chapter.is_built("order_in_node", "no Node here")) return;
  chapter.check("order_in_node");
  CHECK(chapter.run("order").output == chapter.run("order_in_node").output);
}

TEST_CASE("ticks_starve_a_timer_and_immediates_do_not") {
  chapter.check("starve");
}

TEST_CASE("what_is_not_referenced_does_not_keep_the_loop_alive") {
  chapter.check_in_order("alive");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("pieces");
  chapter.check("ask");
}
