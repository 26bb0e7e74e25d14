// Chapter 33: exceptions, ends, other threads, signals.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("33-cleaning-up");

}  // namespace

TEST_CASE("an_exception_falls_out_of_run_or_goes_to_on_uncaught") {
  chapter.check_with_server("thrown");
}

TEST_CASE("what_is_not_called_goes_with_all_that_it_owns") {
  chapter.check_with_server("dropped");
}

TEST_CASE("an_interrupt_becomes_a_callback") {
#if defined(__linux__)
  chapter.check_in_order("interrupt");
#elif defined(_WIN32)
  chapter.check_in_order("interrupt_windows");
#else
  support::skip("built for Linux and Windows");
#endif
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_in_order("graceful");
  chapter.check_in_order("watchdog");
}
