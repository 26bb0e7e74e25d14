// The normal use: the poll waits on one thread, sources are registered on
// others.
#include <atomic>

#include "support.hpp"

TEST_CASE("a_source_registered_while_a_poll_waits_is_heard") {
  Loop loop;
  auto [near, far] = connected();
  auto events = wait_elsewhere(loop);
  connected();  // takes a moment: the other thread is asleep by then
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  send_text(far, "x");
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].token() == 1);
}

// Windows cancels what a thread has begun when the thread ends.
TEST_CASE("a_source_registered_by_a_thread_that_has_ended_is_heard") {
  Loop loop;
  auto [near, far] = connected();
  std::thread([&] {
    must(loop.registrator.register_source(near, 1, Interests::READABLE));
  }).join();
  CHECK(loop.is_silent());
  send_text(far, "x");
  CHECK(loop.one().is_readable());
  std::thread([&] {
    must(loop.registrator.reregister(near, 2, Interests::WRITABLE));
  }).join();
  CHECK(loop.one().token() == 2);
}

TEST_CASE("a_ready_source_registered_while_a_poll_waits_is_heard") {
  Loop loop;
  std::atomic<Token> heard = 0;
  const Token count = static_cast<Token>(rounds(2'000, 300));
  auto poller = std::async(std::launch::async, [&] {
    while (heard < count) {
      loop.wait();
      heard = loop.events[0].token();
    }
  });
  auto [near, far] = connected();
  for (Token token = 1; token <= count; ++token) {
    must(loop.registrator.register_source(near, token, Interests::WRITABLE));
    REQUIRE(comes_true([&] { return heard == token; }));
    must(loop.registrator.deregister(near));
  }
  poller.get();
}

TEST_CASE("one_shot_is_armed_again_from_another_thread") {
  Loop loop;
  std::atomic<Token> heard = 0;
  const Token count = static_cast<Token>(rounds(5'000, 500));
  auto poller = std::async(std::launch::async, [&] {
    while (heard < count) {
      loop.wait();
      heard = loop.events[0].token();
    }
  });
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  for (Token token = 2; token <= count; ++token) {
    REQUIRE(comes_true([&] { return heard == token - 1; }));
    must(loop.registrator.reregister(near, token, Interests::WRITABLE));
  }
  REQUIRE(comes_true([&] { return heard == count; }));
  poller.get();
}

TEST_CASE("a_poll_can_be_moved_to_another_thread") {
  Poll poll = must(Poll::create());
  const Registrator registrator = poll.registrator();
  const Waker waker = must(registrator.waker(2));
  auto [near, far] = connected();
  must(registrator.register_source(near, 1, Interests::READABLE));
  auto waiting = std::async(std::launch::async, [poll = std::move(poll)]
                            () mutable {
    Events events(8);
    must(poll.poll(events, patience));
    const Token first = events[0].token();
    must(poll.poll(events, patience));
    return std::pair(first, events[0].token());
  });
  send_text(far, "x");
  const bool is_over = waiting.wait_for(a_while) == std::future_status::ready;
  CHECK_FALSE(is_over);
  must(waker.wake());
  CHECK(waiting.get() == std::pair(Token{1}, Token{2}));
  // The poll has gone with the thread that it was moved to.
  CHECK(comes_true([&] { return !waker.wake(); }));
}

TEST_CASE("a_poll_can_be_used_on_one_thread_after_another") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(1));
  for (int i = 0; i < 10; ++i) {
    must(waker.wake());
    auto found = std::async(std::launch::async, [&] { return loop.one(); });
    CHECK(found.get().token() == 1);
  }
}

TEST_CASE("several_loops_run_side_by_side") {
  std::vector<std::future<int>> threads;
  for (int i = 0; i < 4; ++i) {
    threads.push_back(std::async(std::launch::async, [] {
      Loop loop;
      auto [near, far] = connected();
      must(loop.registrator.register_source(near, 1, Interests::READABLE));
      int heard = 0;
      for (int round = 0; round < rounds(1'000, 100); ++round) {
        send_text(far, "x");
        heard += loop.one().token() == 1 ? 1 : 0;
        (void)read_some(near);
        must(loop.registrator.reregister(near, 1, Interests::READABLE));
      }
      return heard;
    }));
  }
  for (auto& thread : threads) CHECK(thread.get() == rounds(1'000, 100));
}
