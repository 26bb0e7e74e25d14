// Chapter 17: the selector on a completion port does what the chapter shows.
#include "step.hpp"

#ifdef _WIN32
#define IOCP_OR_RETURN() (void)0
#else
#define IOCP_OR_RETURN() \
  return support::skip("completion ports are Windows': see that preset")
#endif

using support::prints;
using support::run;

namespace {

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("17-selector-iocp", name));
}

}  // namespace

TEST_CASE("chapter_15s_five_replies_arrive_in_the_same_order") {
  IOCP_OR_RETURN();
  check_prints(
      support::run_in_order("17_five_replies",
                            prints("17-selector-iocp", "five_replies")),
      "five_replies");
}

TEST_CASE("the_driver_answers_one_question_at_a_time") {
  IOCP_OR_RETURN();
  check_prints(run("17_question"), "question");
}

TEST_CASE("a_registered_socket_goes_through_its_states") {
  IOCP_OR_RETURN();
  check_prints(run("17_states"), "states");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  IOCP_OR_RETURN();
  check_prints(run("17_groups"), "groups");
  check_prints(run("17_late_packet"), "late_packet");
}
