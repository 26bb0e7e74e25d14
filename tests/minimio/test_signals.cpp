// Signals: nobody hears of EINTR, and no wait ends by it.
#include <atomic>

#include "nuisance.hpp"
#include "support.hpp"

using support::Nuisance;

TEST_CASE("signals_do_not_end_a_wait_before_its_time") {
  Loop loop;
  const Nuisance nuisance;
  const auto start = Clock::now();
  CHECK(loop.wait(60ms).empty());
  CHECK(Clock::now() - start >= 60ms);
}

TEST_CASE("signals_do_not_prolong_a_wait") {
  Loop loop;
  const Nuisance nuisance;
  const auto start = Clock::now();
  // A wait that began anew after each signal would last until the wake.
  const Waker waker = must(loop.registrator.waker(1));
  std::atomic<bool> is_over = false;
  auto rescue = std::async(std::launch::async, [&] {
    comes_true([&] { return is_over || Clock::now() - start > 5s; });
    must(waker.wake());
  });
  CHECK(loop.wait(60ms).empty());
  is_over = true;
  rescue.get();
}

TEST_CASE("a_wake_is_heard_among_signals") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  const int count = rounds(2'000, 500);
  std::atomic<int> heard = 0;
  std::atomic<bool> is_over = false;
  auto ringer = std::async(std::launch::async, [&] {
    for (int i = 0; i < count && !is_over; ++i) {
      must(waker.wake());
      if (!comes_true([&] { return heard > i || is_over; })) return;
    }
  });
  {
    const Nuisance nuisance;
    while (heard < count) {
      const auto found = loop.poll.poll(loop.events, patience);
      if (found != 1u) break;
      ++heard;
    }
  }
  is_over = true;
  ringer.get();
  CHECK(heard == count);
}

TEST_CASE("data_is_heard_among_signals") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const Nuisance nuisance;
  auto writer = std::async(std::launch::async, [&] {
    comes_true([&] { return nuisance.sent() >= 20; });
    send_text(far, "x");
  });
  CHECK(loop.one().is_readable());
  writer.get();
}
