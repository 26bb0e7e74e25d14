// Chapter 14: sockets that never block print the same on every system.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("14-sockets");

}  // namespace

TEST_CASE("addresses_are_read_and_written_in_one_form") {
  chapter.check("addresses");
}

TEST_CASE("a_program_talks_to_itself_without_waiting") {
  chapter.check("talk");
}

TEST_CASE("an_empty_datagram_is_no_end_and_a_long_one_is_cut") {
  chapter.check("datagrams");
}

TEST_CASE("the_first_address_that_answers_is_taken") {
  chapter.check("first_of");
}

TEST_CASE("sixteen_megabytes_arrive_intact_on_one_thread") {
  chapter.check("backpressure");
}
