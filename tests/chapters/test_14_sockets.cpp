// Chapter 14: sockets that never block print the same on every system.
#include "step.hpp"

using support::prints;
using support::run;

namespace {

void check_prints(const std::string& name) {
  const auto outcome = run("14_" + name);
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output == prints("14-sockets", name));
}

}  // namespace

TEST_CASE("addresses_are_read_and_written_in_one_form") {
  check_prints("addresses");
}

TEST_CASE("a_program_talks_to_itself_without_waiting") {
  check_prints("talk");
}

TEST_CASE("an_empty_datagram_is_no_end_and_a_long_one_is_cut") {
  check_prints("datagrams");
}

TEST_CASE("the_first_address_that_answers_is_taken") {
  check_prints("first_of");
}

TEST_CASE("sixteen_megabytes_arrive_intact_on_one_thread") {
  check_prints("backpressure");
}
