// How long a poll waits: never less than it was told.
#include <ctime>

#include "support.hpp"

namespace {

// How long a poll that finds nothing takes.
std::chrono::nanoseconds waited(Loop& loop, std::chrono::nanoseconds timeout) {
  const auto start = Clock::now();
  CHECK(loop.wait(timeout).empty());
  return Clock::now() - start;
}

// Whether a wait with that timeout goes on until it is woken.
bool waits_for_a_wake(std::optional<std::chrono::nanoseconds> timeout) {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  auto found = std::async(std::launch::async, [&] {
    return must(loop.poll.poll(loop.events, timeout));
  });
  const bool is_early =
      found.wait_for(a_while) != std::future_status::timeout;
  must(waker.wake());
  return found.get() == 1 && !is_early;
}

}  // namespace

TEST_CASE("a_timeout_of_zero_does_not_wait") {
  Loop loop;
  const auto start = Clock::now();
  for (int i = 0; i < 100; ++i) CHECK(loop.wait(0ns).empty());
  CHECK(Clock::now() - start < 1s);
}

TEST_CASE("a_negative_timeout_is_zero") {
  Loop loop;
  CHECK(waited(loop, -1ns) < 1s);
  CHECK(waited(loop, -1h) < 1s);
  CHECK(waited(loop, std::chrono::nanoseconds::min()) < 1s);
}

TEST_CASE("a_timeout_of_zero_takes_what_is_there") {
  Loop loop;
  auto [near, far] = connected();
  const Waker waker = must(loop.registrator.waker(1));
  must(waker.wake());
  CHECK(comes_true([&] { return loop.wait(0ns).size() == 1; }));
}

TEST_CASE("a_wait_is_never_shorter_than_its_timeout") {
  Loop loop;
  const std::chrono::nanoseconds timeouts[] = {
      1ns,   999ns,     1us,        50us,       500us,       999'999ns, 1ms,
      1001us, 1'500us, 1'999'999ns, 9'999'999ns, 10ms,       10'000'001ns,
      10'500us, 15'999us, 20ms,     31'100us};
  for (const auto timeout : timeouts) {
    for (int i = 0; i < 3; ++i) {
      CAPTURE(timeout.count());
      CHECK(waited(loop, timeout) >= timeout);
    }
  }
}

TEST_CASE("a_wait_is_not_much_longer_than_its_timeout") {
  Loop loop;
  auto shortest = std::chrono::nanoseconds::max();
  for (int i = 0; i < 10; ++i) {
    shortest = std::min(shortest, waited(loop, 2ms));
  }
  CHECK(shortest < 200ms);
}

TEST_CASE("no_timeout_waits_until_something_happens") {
  CHECK(waits_for_a_wake(std::nullopt));
}

TEST_CASE("no_timeout_is_too_long") {
  CHECK(waits_for_a_wake(24h * 24));           // 2³¹ milliseconds, nearly
  CHECK(waits_for_a_wake(24h * 25));           // and more
  CHECK(waits_for_a_wake(24h * 50));           // 2³² milliseconds, and more
  CHECK(waits_for_a_wake(24h * 365 * 200));    // beyond the clock's end
  CHECK(waits_for_a_wake(std::chrono::nanoseconds::max()));
}

TEST_CASE("waiting_takes_no_time_of_the_processor") {
  if (is_windows) return skip("clock() counts all time on Windows");
  const std::optional<std::chrono::nanoseconds> timeouts[] = {
      std::nullopt, 1h, std::chrono::nanoseconds::max(),
      1ms * ((std::int64_t{1} << 32) + 1)};  // 1 ms, if cut to 32 bits
  for (const auto timeout : timeouts) {
    Loop loop;
    const Waker waker = must(loop.registrator.waker(1));
    auto found = std::async(std::launch::async, [&] {
      return must(loop.poll.poll(loop.events, timeout));
    });
    const std::clock_t start = std::clock();
    CHECK(found.wait_for(100ms) == std::future_status::timeout);
    CHECK(std::clock() - start < CLOCKS_PER_SEC / 50);  // 20 ms
    must(waker.wake());
    CHECK(found.get() == 1);
  }
}

TEST_CASE("an_event_ends_a_wait_with_a_timeout") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const auto start = Clock::now();
  auto events = wait_elsewhere(loop);
  send_text(far, "x");
  CHECK(events.get().size() == 1);
  CHECK(Clock::now() - start < patience);
}
