// Chapter 12: the wish compiles, and cannot be linked yet.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("12-the-api-we-wish-for");

}  // namespace

TEST_CASE("the_wish_compiles_and_the_linker_misses_all_of_it") {
#ifdef _WIN32
  return support::skip("no compiler where the Windows programs run");
#else
  chapter.check("link");
#endif
}

TEST_CASE("a_channel_can_be_waited_for_with_a_deadline") {
  chapter.check("receive_until");
}

TEST_CASE("closing_a_bounded_channel_wakes_its_sender") {
  chapter.check("bounded");
}
