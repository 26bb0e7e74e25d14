// Wakers: none is lost, several make one, and none outstays its welcome.
#include <atomic>

#include "support.hpp"

TEST_CASE("a_wake_before_the_poll_is_not_lost") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  must(waker.wake());
  CHECK(loop.one().token() == 5);
}

TEST_CASE("a_wake_ends_a_wait") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  auto events = wait_elsewhere(loop);
  connected();  // takes a moment: the other thread is asleep by then
  must(waker.wake());
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].token() == 5);
}

TEST_CASE("a_wake_is_a_readable_event_and_nothing_else") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  must(waker.wake());
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK_FALSE(event.is_writable());
  CHECK_FALSE(event.is_read_closed());
  CHECK_FALSE(event.is_write_closed());
  CHECK_FALSE(event.is_error());
}

TEST_CASE("a_waker_that_is_not_rung_is_silent") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  CHECK(loop.is_silent());
  must(waker.wake());
  loop.one();
  CHECK(loop.is_silent());
}

TEST_CASE("a_thousand_wakes_make_one_event") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  for (int i = 0; i < 1000; ++i) must(waker.wake());
  CHECK(loop.one().token() == 5);
  CHECK(loop.is_silent());
}

TEST_CASE("a_waker_rings_after_every_event") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(5));
  for (int i = 0; i < 1000; ++i) {
    must(waker.wake());
    REQUIRE(loop.one().token() == 5);
  }
  CHECK(loop.is_silent());
}

TEST_CASE("a_wake_is_never_lost_between_two_threads") {
  Loop there;
  Loop back;
  const Waker ping = must(there.registrator.waker(1));
  const Waker pong = must(back.registrator.waker(2));
  const int count = rounds(20'000, 2'000);
  auto other = std::async(std::launch::async, [&] {
    for (int i = 0; i < count; ++i) {
      if (there.wait().size() != 1) return i;
      must(pong.wake());
    }
    return count;
  });
  for (int i = 0; i < count; ++i) {
    must(ping.wake());
    REQUIRE(back.wait().size() == 1);
  }
  CHECK(other.get() == count);
}

TEST_CASE("wakes_of_four_threads_are_all_heard") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  const int count = rounds(20'000, 2'000);
  std::atomic<int> rung = 0;
  std::vector<std::future<void>> threads;
  for (int i = 0; i < 4; ++i) {
    threads.push_back(std::async(std::launch::async, [&] {
      for (int round = 0; round < count; ++round) {
        rung.fetch_add(1, std::memory_order_relaxed);
        must(waker.wake());
      }
    }));
  }
  int seen = 0;
  while (seen < 4 * count) {
    REQUIRE(loop.wait().size() == 1);  // a lost wake would be waited for here
    seen = rung.load(std::memory_order_relaxed);
  }
  for (auto& thread : threads) thread.get();
  CHECK(seen == 4 * count);
}

TEST_CASE("what_was_written_before_the_wake_is_read_after_the_event") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  int result = 0;  // nothing but the wake orders it
  auto other = std::async(std::launch::async, [&] {
    result = 42;
    must(waker.wake());
  });
  loop.one();
  CHECK(result == 42);
  other.get();
}

TEST_CASE("two_wakers_have_tokens_of_their_own") {
  Loop loop;
  const Waker one = must(loop.registrator.waker(1));
  const Waker two = must(loop.registrator.waker(2));
  must(two.wake());
  CHECK(loop.one().token() == 2);
  must(one.wake());
  CHECK(loop.one().token() == 1);
  CHECK(loop.is_silent());
}

TEST_CASE("two_wakers_rung_together_are_both_heard") {
  Loop loop;
  const Waker one = must(loop.registrator.waker(1));
  const Waker two = must(loop.registrator.waker(2));
  must(one.wake());
  must(two.wake());
  Token sum = 0;
  while (sum < 3) {
    loop.wait();
    for (const Event& event : loop.events) sum += event.token();
  }
  CHECK(sum == 3);
  CHECK(loop.is_silent());
}

TEST_CASE("copies_of_a_waker_ring_the_same_bell") {
  Loop loop;
  std::optional<Waker> first = must(loop.registrator.waker(5));
  const Waker copy = *first;
  must(first->wake());
  must(copy.wake());
  CHECK(loop.one().token() == 5);
  CHECK(loop.is_silent());
  first.reset();
  must(copy.wake());
  CHECK(loop.one().token() == 5);
}

TEST_CASE("a_waker_that_has_gone_is_heard_once_more_at_most") {
  Loop loop;
  for (int i = 0; i < 100; ++i) {
    must(must(loop.registrator.waker(5)).wake());
    CHECK(loop.wait(0ns).size() <= 1);
  }
  loop.wait(a_while);
  CHECK(loop.is_silent());
  const Waker next = must(loop.registrator.waker(6));
  must(next.wake());
  CHECK(loop.one().token() == 6);
}

TEST_CASE("wakers_come_and_go_while_a_poll_waits") {
  Loop loop;
  const Waker last = must(loop.registrator.waker(1));
  std::atomic<bool> is_over = false;
  auto other = std::async(std::launch::async, [&] {
    while (!is_over) {
      loop.wait();
      for (const Event& event : loop.events) {
        if (event.token() > 2) return false;
      }
    }
    return true;
  });
  for (int i = 0; i < rounds(2'000, 500); ++i) {
    const Waker waker = must(loop.registrator.waker(2));
    if (i % 2 == 0) must(waker.wake());
  }
  is_over = true;
  must(last.wake());
  CHECK(other.get());
}

TEST_CASE("a_waker_may_be_rung_after_its_poll_has_gone") {
  std::optional<Loop> loop(std::in_place);
  const Waker waker = must(loop->registrator.waker(1));
  loop.reset();
  CHECK(error_of(waker.wake()) == Errc::poll_closed);
}

TEST_CASE("a_wake_is_heard_among_sources_that_are_always_ready") {
  Loop loop(1);
  std::vector<Pair> pairs;
  for (Token i = 0; i < 8; ++i) {
    pairs.push_back(connected());
    must(loop.registrator.register_source(pairs.back().near, i,
                                          Interests::WRITABLE,
                                          Trigger::level));
  }
  for (int i = 0; i < 3; ++i) loop.one();
  const Waker waker = must(loop.registrator.waker(100));
  must(waker.wake());
  bool is_heard = false;
  for (int i = 0; i < 50 && !is_heard; ++i) {
    is_heard = loop.one().token() == 100;
  }
  CHECK(is_heard);
}
