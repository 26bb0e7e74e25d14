// Chapter 12: the wish compiles, and cannot be linked yet.
#include "step.hpp"

using support::prints;
using support::run;

namespace {

void check_prints(const std::string& name) {
  const auto outcome = run("12_" + name);
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("12-the-api-we-wish-for", name));
}

}  // namespace

TEST_CASE("the_wish_compiles_and_the_linker_misses_all_of_it") {
#ifdef _WIN32
  return support::skip("no compiler where the Windows programs run");
#else
  check_prints("link");
#endif
}

TEST_CASE("a_channel_can_be_waited_for_with_a_deadline") {
  check_prints("receive_until");
}

TEST_CASE("closing_a_bounded_channel_wakes_its_sender") {
  check_prints("bounded");
}
