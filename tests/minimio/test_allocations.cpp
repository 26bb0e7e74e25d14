// A loop that runs takes no memory: not for an event, a poll or a change.
#include "counting.hpp"
#include "support.hpp"

using counting::Counter;

TEST_CASE("the_counter_counts") {
  const Counter counter;
  CHECK(counter.allocations() == 0);
  delete ::new int(1);
  const int after = counter.allocations();
  CHECK(after >= 0);  // a compiler may leave out a pair of new and delete
  const std::vector<int> some(10'000);
  CHECK(counter.allocations() > after);
}

TEST_CASE("one_shot_events_take_no_memory") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const auto round = [&] {
    send_text(far, "x");
    loop.wait();
    (void)read_some(near);
    must(loop.registrator.reregister(near, 1, Interests::READABLE));
  };
  for (int i = 0; i < 10; ++i) round();
  const Counter counter;
  for (int i = 0; i < 1000; ++i) round();
  CHECK(counter.allocations() == 0);
}

TEST_CASE("changes_of_interest_take_no_memory") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const auto round = [&] {
    must(loop.registrator.reregister(
        near, 1, Interests::READABLE | Interests::WRITABLE));
    loop.wait();
    must(loop.registrator.reregister(near, 2, Interests::READABLE,
                                     Trigger::level));
    loop.wait(0ns);
    must(loop.registrator.reregister(near, 3, Interests::WRITABLE));
    loop.wait();
  };
  for (int i = 0; i < 10; ++i) round();
  const Counter counter;
  for (int i = 0; i < 200; ++i) round();
  CHECK(counter.allocations() == 0);
}

TEST_CASE("level_events_and_empty_polls_take_no_memory") {
  Loop loop;
  auto one = connected();
  auto other = connected();
  must(loop.registrator.register_source(one.near, 1, Interests::WRITABLE,
                                        Trigger::level));
  must(loop.registrator.register_source(other.near, 2, Interests::READABLE,
                                        Trigger::level));
  for (int i = 0; i < 10; ++i) loop.wait();
  const Counter counter;
  for (int i = 0; i < 1000; ++i) loop.wait();
  must(loop.registrator.deregister(one.near));
  for (int i = 0; i < 20; ++i) loop.wait(100us);
  for (int i = 0; i < 100; ++i) loop.wait(0ns);
  CHECK(counter.allocations() == 0);
}

TEST_CASE("wakes_take_no_memory") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  const auto round = [&] {
    must(waker.wake());
    must(waker.wake());
    loop.wait();
  };
  for (int i = 0; i < 10; ++i) round();
  const Counter counter;
  for (int i = 0; i < 1000; ++i) round();
  CHECK(counter.allocations() == 0);
}

TEST_CASE("a_full_list_of_events_takes_no_memory") {
  Loop loop(16);
  std::vector<Pair> pairs;
  for (Token i = 0; i < 40; ++i) {
    pairs.push_back(connected());
    must(loop.registrator.register_source(pairs.back().near, i,
                                          Interests::WRITABLE,
                                          Trigger::level));
  }
  for (int i = 0; i < 10; ++i) loop.wait();
  const Counter counter;
  for (int i = 0; i < 200; ++i) loop.wait();
  CHECK(counter.allocations() == 0);
}

TEST_CASE("reading_and_writing_take_no_memory") {
  auto [near, far] = connected();
  std::array<std::byte, 8> bytes{};
  const ConstBuffer pieces[] = {bytes, bytes};
  const Buffer room[] = {bytes, bytes};
  const Counter counter;
  for (int i = 0; i < 100; ++i) {
    must(near.write(pieces));
    await_readable(far);
    must(far.read(room));
    (void)far.read(bytes);  // would block
  }
  CHECK(counter.allocations() == 0);
}
