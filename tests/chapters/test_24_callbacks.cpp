// Chapter 24: what a callback holds, and in which order callbacks are called.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("24-callbacks");

}  // namespace

TEST_CASE("a_callback_by_hand_has_a_pointer_to_its_data") {
  chapter.check("by_hand");
}

TEST_CASE("a_callback_holds_small_functions_within_and_owns_them") {
  chapter.check("holding");
}

TEST_CASE("callbacks_are_called_first_in_first_out") { chapter.check("queue"); }

TEST_CASE("the_sanitizer_finds_the_callback_that_outlives_its_client") {
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
  const auto outcome = chapter.run("dangling");
  CHECK(outcome.errors.find("heap-use-after-free") != std::string::npos);
  CHECK(outcome.errors.find("dangling.cpp:15") != std::string::npos);
#else
  support::skip("built with a sanitizer of its own on Linux, or not at all");
#endif
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("cost");
  chapter.check("cycle");
}
