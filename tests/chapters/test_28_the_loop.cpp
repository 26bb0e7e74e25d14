// Chapter 28: the loop, and Node's order.
#include <filesystem>

#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "28-the-loop";

void check(const std::string& name) {
  check_prints(run("28_" + name), chapter, name);
}

}  // namespace

TEST_CASE("seven_ways_of_saying_later_come_in_the_order_that_is_shown") {
  check("order");
}

TEST_CASE("they_come_in_the_same_order_in_node") {
  if (!std::filesystem::exists(support::program("28_order_in_node"))) {
    return support::skip("no Node here");
  }
  check("order_in_node");
  CHECK(run("28_order").output == run("28_order_in_node").output);
}

TEST_CASE("ticks_starve_a_timer_and_immediates_do_not") { check("starve"); }

TEST_CASE("what_is_not_referenced_does_not_keep_the_loop_alive") {
  check_prints(
      support::run_in_order("28_alive", support::prints(chapter, "alive")),
      chapter, "alive");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("pieces");
  check("ask");
}
