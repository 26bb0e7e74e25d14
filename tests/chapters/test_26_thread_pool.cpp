// Chapter 26: what blocks, on threads of its own.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("26-thread-pool");

}  // namespace

// Where tasks end at times 50 ms apart, a busy machine may exchange two.
TEST_CASE("work_in_the_loop_makes_the_clock_stand_still") {
  chapter.check_in_order("late");
}

TEST_CASE("tasks_begin_in_order_and_end_as_they_do") {
  chapter.check_in_order("pool");
}

TEST_CASE("only_a_task_that_has_not_begun_can_be_cancelled") {
  chapter.check("cancel");
}

TEST_CASE("eight_naps_take_as_long_as_there_are_threads_for_them") {
  chapter.check("threads");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("limit");
  chapter.check("deadlock");
}
