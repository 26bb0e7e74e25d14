// Chapter 26: what blocks, on threads of its own.
#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "26-thread-pool";

void check(const std::string& name) {
  check_prints(run("26_" + name), chapter, name);
}

// Where tasks end at times 50 ms apart, a busy machine may exchange two.
void check_in_order(const std::string& name) {
  check_prints(
      support::run_in_order("26_" + name, support::prints(chapter, name)),
      chapter, name);
}

}  // namespace

TEST_CASE("work_in_the_loop_makes_the_clock_stand_still") {
  check_in_order("late");
}

TEST_CASE("tasks_begin_in_order_and_end_as_they_do") { check_in_order("pool"); }

TEST_CASE("only_a_task_that_has_not_begun_can_be_cancelled") {
  check("cancel");
}

TEST_CASE("eight_naps_take_as_long_as_there_are_threads_for_them") {
  check("threads");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("limit");
  check("deadlock");
}
