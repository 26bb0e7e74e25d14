// Chapter 18: the halves of the queue, over every kernel that is at hand.
#include "step.hpp"

using support::prints;
using support::run;

namespace {

// Where there is a second queue to build for, its program must print the same.
void check_prints(const std::string& name) {
  std::vector<std::string> programs{"18_" + name};
#ifdef __linux__
  programs.push_back("18_" + name + "_kqueue");
#endif
  for (const auto& program : programs) {
    const auto outcome = run(program);
    CAPTURE(program);
    INFO(outcome.errors);
    CHECK(outcome.status == 0);
    CHECK(outcome.output == prints("18-poll-registrator-waker", name));
  }
}

}  // namespace

TEST_CASE("a_flag_that_is_set_after_the_bell_is_missed") {
  check_prints("order");
}

TEST_CASE("a_poll_hears_what_is_registered_while_it_sleeps") {
  check_prints("two_halves");
}

TEST_CASE("whoever_outlives_the_poll_gets_an_answer") {
  check_prints("outlive");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_prints("mailbox");
  check_prints("hand_over");
}
