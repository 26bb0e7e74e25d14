// Chapter 5: a thread that waits asleep costs next to nothing, one that asks
// costs all it can get, and a socket's buffer has an end.
#include <algorithm>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("05-a-packet-arrives");

// What `two_waits` says of one of its two ways.
struct Wait {
  double elapsed, processor, voluntary;
};

Wait wait_of(const std::string& output, const std::string& name) {
  const auto begin = output.find(name + ": ");
  REQUIRE(begin != output.npos);
  const std::string text = output.substr(begin);
  Wait wait{number_after(text, "waited "),
            number_after(text, "processor time: "), 0};
  if (support::kernel() != "iocp") {
    wait.voluntary = number_after(text, "switches: ");
  }
  return wait;
}

}  // namespace

TEST_CASE("a_thread_that_sleeps_is_switched_once_and_uses_no_time") {
  const auto outcome = chapter.run("two_waits");
  chapter.check(outcome, "two_waits");
  const Wait asleep = wait_of(outcome.output, "asleep");
  CHECK(asleep.processor < 0.05 * asleep.elapsed);
  if (support::kernel() != "iocp") {
    CHECK(asleep.voluntary >= 1);
    CHECK(asleep.voluntary <= 5);
  }
}

TEST_CASE("a_thread_that_asks_uses_a_processor") {
  if (support::is_wine()) {
    return support::skip("in Wine, a server uses the time: it does each recv");
  }
  // Or what others leave of it: it gets some tries to have one for itself.
  Wait asking{};
  double share = 0;
  for (int tries = 0; tries < 5 && share < 0.5; ++tries) {
    asking = wait_of(chapter.run("two_waits").output, "asking");
    share = std::max(share, asking.processor / asking.elapsed);
  }
  CHECK(share > 0.1);
  CHECK(asking.voluntary <= 2);  // it never went to sleep by itself
}

TEST_CASE("a_few_datagrams_wait_in_the_buffer_and_too_many_are_lost") {
  const auto outcome = chapter.run("in_the_buffer");
  chapter.check(outcome, "in_the_buffer");
  const double received =
      number_after(outcome.output, "sent 30000, received ");
  CHECK(received >= 3);
  CHECK(received < 30000);
}

TEST_CASE("both_ways_of_waiting_are_late_by_less_than_a_tenth_of_a_second") {
  const auto outcome = chapter.run("how_late");
  chapter.check(outcome, "how_late");
  CHECK(number_after(outcome.output, "asleep: ") < 100'000);
  CHECK(number_after(outcome.output, "asking: ") < 100'000);
}

TEST_CASE("naps_cost_a_switch_each_and_do_not_end_in_time") {
  const auto outcome = chapter.run("yielding");
  chapter.check(outcome, "yielding");
  CHECK(number_after(outcome.output, "calls of recv: ") >= 3);
  CHECK(number_after(outcome.output, "calls of recv: ") <= 60);
  CHECK(number_after(outcome.output, "processor time: ") < 100);
  CHECK(number_after(outcome.output, "late by: ") >= 0);
}

TEST_CASE("each_datagram_is_a_soft_interrupt") {
  if (!support::is_linux("/proc/softirqs")) return;
  const auto outcome = chapter.run("soft_interrupts");
  chapter.check(outcome, "soft_interrupts");
  CHECK(number_after(outcome.output, "datagrams: ") >= 500);
}
