// Appendix C: tasks that are asked, and woken by whoever has news for them.
#include "../../chapters/C-reactor-and-executor/executor.hpp"
#include "chapter.hpp"

namespace {

const support::Chapter chapter("C-reactor-and-executor");

}  // namespace

TEST_CASE("three_tasks_are_woken_by_the_kernel_and_by_each_other") {
  chapter.check_each("tasks");
}

TEST_CASE("a_task_that_is_woken_twice_is_asked_once") {
  Executor executor;
  int asked = 0;
  Wake wake_it;
  executor.spawn([&](const Wake& wake) {
    wake_it = wake;
    ++asked;
    return Progress::pending;
  });
  executor.run();
  REQUIRE(asked == 1);
  CHECK_FALSE(executor.can_run());
  wake_it();
  wake_it();
  executor.run();
  CHECK(asked == 2);
  executor.run();
  CHECK(asked == 2);
}

TEST_CASE("a_task_that_wakes_itself_waits_its_turn") {
  Executor executor;
  int asked = 0;
  executor.spawn([&](const Wake& wake) {
    wake();
    return ++asked == 3 ? Progress::done : Progress::pending;
  });
  executor.run();
  CHECK(asked == 1);
  CHECK(executor.can_run());
  executor.run();
  executor.run();
  CHECK(asked == 3);
  CHECK_FALSE(executor.has_tasks());
}

TEST_CASE("waking_a_task_that_has_ended_does_nothing") {
  Executor executor;
  Wake wake_it;
  executor.spawn([&](const Wake& wake) {
    wake_it = wake;
    return Progress::done;
  });
  executor.run();
  wake_it();
  executor.run();
  CHECK_FALSE(executor.can_run());
  CHECK_FALSE(executor.has_tasks());
}

TEST_CASE("the_answer_to_the_exercise_does_what_it_says") {
  chapter.check_each("from_a_thread");
}
