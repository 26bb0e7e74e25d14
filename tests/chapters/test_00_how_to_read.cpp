// Chapter 0: the program that shows what output looks like.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("00-how-to-read");

}  // namespace

TEST_CASE("a_thread_waits_for_as_long_as_it_says") { chapter.check("hello"); }
