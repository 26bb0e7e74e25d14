// Chapter 16: the selector on kqueue does what the chapter shows. On Linux over
// the stand-in.
#include "step.hpp"

#ifdef _WIN32
#define KQUEUE_OR_RETURN() \
  return support::skip("kqueue is not on Windows: see the release preset")
#else
#define KQUEUE_OR_RETURN() (void)0
#endif

using support::prints;
using support::run;

namespace {

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("16-selector-kqueue", name));
}

}  // namespace

TEST_CASE("chapter_15s_five_replies_arrive_in_the_same_order") {
  KQUEUE_OR_RETURN();
  check_prints(
      support::run_in_order("16_five_replies",
                            prints("16-selector-kqueue", "five_replies")),
      "five_replies");
}

TEST_CASE("two_filters_make_one_event") {
  KQUEUE_OR_RETURN();
  check_prints(run("16_one_event"), "one_event");
}

TEST_CASE("the_name_of_a_former_use_is_nobodys") {
  KQUEUE_OR_RETURN();
  check_prints(run("16_names"), "names");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_prints(run("16_wrap"), "wrap");
  KQUEUE_OR_RETURN();
  check_prints(run("16_narrow"), "narrow");
}
