#include "step.hpp"

using namespace std::chrono_literals;

TEST_CASE("a_program_that_cannot_be_started_is_an_error") {
  CHECK_THROWS(support::Process({support::program("no_such_program")}));
}

TEST_CASE("status_and_errors_are_reported") {
  const auto outcome = support::run("06_delay_server", {"--what"});
  CHECK(outcome.status == 2);
  CHECK(outcome.output.empty());
  CHECK(outcome.errors.starts_with("usage: "));
}

TEST_CASE("a_child_that_does_not_end_is_killed") {
  support::Process server({support::program("06_delay_server")});
  const auto outcome = server.wait(50ms);
  CHECK(outcome.timed_out);
  CHECK(outcome.status != 0);
}
