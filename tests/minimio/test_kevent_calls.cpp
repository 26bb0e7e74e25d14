// How many calls of kevent() a change takes: counted where the linker lets the
// stand-in be replaced.
#include "counting.hpp"
#include "support.hpp"

TEST_CASE("each_change_is_one_call_of_kevent") {
  Loop loop;
  auto [near, far] = connected();
  const counting::Counter counter;
  const auto& registrator = loop.registrator;
  constexpr auto both = Interests::READABLE | Interests::WRITABLE;
  must(registrator.register_source(near, 1, both));
  CHECK(counter.kevents() == 1);
  must(registrator.reregister(near, 1, Interests::READABLE, Trigger::level));
  CHECK(counter.kevents() == 2);
  must(registrator.reregister(near, 1, Interests::WRITABLE));
  CHECK(counter.kevents() == 3);
  loop.wait();
  CHECK(counter.kevents() == 4);
  must(registrator.reregister(near, 1, both));
  CHECK(counter.kevents() == 5);
  must(registrator.deregister(near));
  CHECK(counter.kevents() == 6);
}

TEST_CASE("a_wait_is_one_call_of_kevent_and_perhaps_a_second_look") {
  Loop loop;
  const counting::Counter counter;
  CHECK(loop.wait(12'300us).empty());
  CHECK(counter.kevents() <= 2);
}
