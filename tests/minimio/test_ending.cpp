// How a loop ends: close_loop(), for good; or its Poll goes.
#include "support.hpp"

namespace {

// Everything that may be asked of a closed loop gives the same answer.
void check_is_closed(const Registrator& registrator) {
  auto [near, far] = connected();
  CHECK(error_of(registrator.register_source(near, 1, Interests::READABLE)) ==
        Errc::poll_closed);
  CHECK_FALSE(near.is_registered());
  CHECK(error_of(registrator.reregister(near, 1, Interests::READABLE)) ==
        Errc::poll_closed);
  CHECK(error_of(registrator.waker(1)) == Errc::poll_closed);
  CHECK(error_of(registrator.deregister(near)) == Errc::not_registered);
  CHECK(registrator.close_loop());
}

}  // namespace

TEST_CASE("close_loop_ends_a_wait") {
  Loop loop;
  std::promise<void> begun;
  auto has_begun = begun.get_future();
  auto result = std::async(std::launch::async, [&] {
    begun.set_value();
    return loop.poll.poll(loop.events, patience);
  });
  has_begun.wait();
  connected();  // takes a moment: the other thread is asleep by then
  const auto start = Clock::now();
  must(loop.registrator.close_loop());
  CHECK(error_of(result.get()) == Errc::poll_closed);
  CHECK(Clock::now() - start < patience);
  CHECK(loop.events.empty());
}

TEST_CASE("close_loop_before_the_wait_is_not_lost") {
  Loop loop;
  must(loop.registrator.close_loop());
  const auto start = Clock::now();
  for (int i = 0; i < 3; ++i) {
    CHECK(error_of(loop.poll.poll(loop.events, patience)) ==
          Errc::poll_closed);
  }
  CHECK(Clock::now() - start < patience);
}

TEST_CASE("a_closed_loop_stays_closed") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const Waker waker = must(loop.registrator.waker(2));
  must(loop.registrator.close_loop());
  check_is_closed(loop.registrator);
  CHECK(error_of(loop.registrator.reregister(near, 1, Interests::READABLE)) ==
        Errc::poll_closed);
  CHECK(error_of(waker.wake()) == Errc::poll_closed);
  CHECK(loop.registrator.deregister(near));
  check_is_closed(loop.poll.registrator());
  CHECK(error_of(loop.poll.poll(loop.events, 0ns)) == Errc::poll_closed);
}

TEST_CASE("a_closed_loop_gives_no_events") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE,
                                        Trigger::level));
  loop.one();
  must(loop.registrator.close_loop());
  CHECK(error_of(loop.poll.poll(loop.events, patience)) ==
        Errc::poll_closed);
  CHECK(loop.events.empty());
}

TEST_CASE("close_loop_is_heard_among_sources_that_are_always_ready") {
  Loop loop(1);
  std::vector<Pair> pairs;
  for (Token i = 0; i < 8; ++i) {
    pairs.push_back(connected());
    must(loop.registrator.register_source(pairs.back().near, i,
                                          Interests::WRITABLE,
                                          Trigger::level));
  }
  auto result = std::async(std::launch::async, [&] {
    for (;;) {
      if (const auto found = loop.poll.poll(loop.events, patience); !found) {
        return found.error();
      }
    }
  });
  must(loop.registrator.close_loop());
  CHECK(result.get() == Errc::poll_closed);
}

TEST_CASE("close_loop_races_a_poller_that_never_waits") {
  for (int i = 0; i < rounds(10'000, 2'000); ++i) {
    Loop loop(1);
    auto result = std::async(std::launch::async, [&] {
      for (;;) {
        const auto found = loop.poll.poll(loop.events, 0ns);
        if (!found) return found.error();
        if (*found != 0) return std::error_code();
        std::this_thread::yield();  // where there is one processor only
      }
    });
    if (i % 2 == 0) std::this_thread::yield();
    must(loop.registrator.close_loop());
    REQUIRE(result.get() == Errc::poll_closed);
  }
}

TEST_CASE("close_loop_races_a_poller_that_waits") {
  for (int i = 0; i < rounds(2'000, 300); ++i) {
    Loop loop(1);
    auto result = std::async(std::launch::async, [&] {
      return error_of(loop.poll.poll(loop.events, patience));
    });
    if (i % 2 == 0) std::this_thread::yield();
    must(loop.registrator.close_loop());
    REQUIRE(result.get() == Errc::poll_closed);
  }
}

TEST_CASE("several_threads_may_close_a_loop") {
  Loop loop;
  auto result = std::async(std::launch::async, [&] {
    return error_of(loop.poll.poll(loop.events, patience));
  });
  std::vector<std::future<Result<>>> threads;
  for (int i = 0; i < 4; ++i) {
    threads.push_back(std::async(std::launch::async, [&] {
      return loop.registrator.close_loop();
    }));
  }
  for (auto& thread : threads) CHECK(thread.get());
  CHECK(result.get() == Errc::poll_closed);
}

TEST_CASE("a_registrator_may_be_used_after_its_poll_has_gone") {
  std::optional<Loop> loop(std::in_place);
  const Registrator registrator = loop->registrator;
  auto [near, far] = connected();
  must(registrator.register_source(near, 1, Interests::READABLE));
  loop.reset();
  check_is_closed(registrator);
  CHECK(error_of(registrator.reregister(near, 1, Interests::READABLE)) ==
        Errc::poll_closed);
  CHECK(registrator.deregister(near));
}

TEST_CASE("a_source_may_outlive_its_poll") {
  std::optional<Loop> loop(std::in_place);
  auto [near, far] = connected();
  must(loop->registrator.register_source(near, 1, Interests::READABLE));
  loop.reset();
  send_text(far, "x");
  CHECK(receive_text(near, 1) == "x");
}

TEST_CASE("a_source_of_a_closed_loop_can_go_to_another") {
  Loop loop;
  auto [near, far] = connected();
  {
    Loop old;
    must(old.registrator.register_source(near, 1, Interests::WRITABLE));
    must(old.registrator.close_loop());
    must(old.registrator.deregister(near));
  }
  must(loop.registrator.register_source(near, 2, Interests::WRITABLE));
  CHECK(loop.one().token() == 2);
}

TEST_CASE("a_poll_that_another_is_moved_over_is_closed") {
  Poll poll = must(Poll::create());
  const Registrator old = poll.registrator();
  poll = must(Poll::create());
  check_is_closed(old);
  Events events(1);
  CHECK(poll.poll(events, 0ns) == 0u);
  CHECK(poll.registrator().waker(1));
}
