// Chapter 33: exceptions, ends, other threads, signals.
#include "step.hpp"

using support::check_prints;

namespace {

const std::string chapter = "33-cleaning-up";

void check(const std::string& name) {
  check_prints(support::run_with_delay_server("33_" + name), chapter, name);
}

void check_in_order(const std::string& name) {
  check_prints(
      support::run_in_order("33_" + name, support::prints(chapter, name)),
      chapter, name);
}

}  // namespace

TEST_CASE("an_exception_falls_out_of_run_or_goes_to_on_uncaught") {
  check("thrown");
}

TEST_CASE("what_is_not_called_goes_with_all_that_it_owns") {
  check("dropped");
}

TEST_CASE("an_interrupt_becomes_a_callback") {
#if defined(__linux__)
  check_in_order("interrupt");
#elif defined(_WIN32)
  check_in_order("interrupt_windows");
#else
  support::skip("built for Linux and Windows");
#endif
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_in_order("graceful");
  check_in_order("watchdog");
}
