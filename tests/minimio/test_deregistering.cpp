// What is heard of a source that has been deregistered, destroyed or moved:
// nothing, and nothing, and everything.
#include <atomic>

#include "support.hpp"

TEST_CASE("deregister_drops_a_ready_event") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  send_text(far, "x");
  await_readable(near);
  must(loop.registrator.deregister(near));
  CHECK(loop.is_silent());
}

TEST_CASE("deregister_drops_a_level_that_has_been_reported") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(
      near, 1, Interests::READABLE | Interests::WRITABLE, Trigger::level));
  loop.one();
  must(loop.registrator.deregister(near));
  CHECK(loop.is_silent());
}

TEST_CASE("deregister_while_a_poll_waits_is_heard") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  const Waker waker = must(loop.registrator.waker(2));
  auto events = wait_elsewhere(loop);
  connected();
  must(loop.registrator.deregister(near));
  send_text(far, "x");
  await_readable(near);
  CHECK(events.wait_for(a_while) == std::future_status::timeout);
  must(waker.wake());
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].token() == 2);
}

// The poll may have an event of the first in hand when the second takes its
// place in whatever lists there are.
TEST_CASE("a_silent_source_does_not_inherit_the_event_of_a_ready_one") {
  constexpr Token of_ready = 1;
  constexpr Token of_silent = 2;
  constexpr Token of_waker = 3;
  Loop loop;
  auto ready = connected();
  auto silent = connected();
  send_text(ready.far, "x");
  await_readable(ready.near);
  const Waker waker = must(loop.registrator.waker(of_waker));
  std::atomic<int> heard = 0;
  auto poller = std::async(std::launch::async, [&] {
    bool is_silent = true;
    for (bool is_over = false; !is_over; ++heard) {
      for (const Event& event : loop.wait()) {
        is_silent = is_silent && event.token() != of_silent;
        is_over = is_over || event.token() == of_waker;
      }
    }
    return is_silent;
  });
  for (int i = 0; i < rounds(5'000, 300); ++i) {
    const int before = heard;
    must(loop.registrator.register_source(ready.near, of_ready,
                                          Interests::READABLE));
    if (i % 8 == 0) REQUIRE(comes_true([&] { return heard > before; }));
    must(loop.registrator.deregister(ready.near));
    must(loop.registrator.register_source(silent.near, of_silent,
                                          Interests::READABLE));
    must(loop.registrator.deregister(silent.near));
  }
  must(waker.wake());
  CHECK(poller.get());
}

TEST_CASE("a_deregistered_source_can_be_registered_anew") {
  Loop loop;
  auto [near, far] = connected();
  for (Token token = 0; token < 100; ++token) {
    must(loop.registrator.register_source(near, token, Interests::WRITABLE));
    REQUIRE(loop.one().token() == token);
    must(loop.registrator.deregister(near));
  }
}

TEST_CASE("a_handler_may_close_a_sibling_of_the_same_batch") {
  Loop loop;
  std::vector<TcpStream> far;
  std::optional<TcpStream> near[2];
  for (auto& stream : near) {
    auto pair = connected();
    stream = std::move(pair.near);
    far.push_back(std::move(pair.far));
    send_text(far.back(), "x");
    await_readable(*stream);
  }
  for (Token i = 0; i < 2; ++i) {
    must(loop.registrator.register_source(*near[i], i, Interests::READABLE,
                                          Trigger::level));
  }
  REQUIRE(comes_true([&] { return loop.wait().size() == 2; }));
  const Token handled = loop.events[0].token();
  const Token sibling = loop.events[1].token();
  REQUIRE(handled + sibling == 1);
  near[sibling].reset();
  CHECK(loop.events[1].token() == sibling);  // in hand, and not called back
  CHECK(receive_text(*near[handled], 1) == "x");
  CHECK(loop.is_silent());
}

TEST_CASE("a_level_sibling_that_is_closed_is_not_heard_again") {
  Loop loop(1);
  auto one = connected();
  std::optional<Pair> other = connected();
  must(loop.registrator.register_source(one.near, 1, Interests::WRITABLE,
                                        Trigger::level));
  must(loop.registrator.register_source(other->near, 2, Interests::WRITABLE,
                                        Trigger::level));
  while (loop.one().token() != 1) {
  }
  other.reset();
  for (int i = 0; i < 20; ++i) REQUIRE(loop.one().token() == 1);
}

TEST_CASE("a_reused_descriptor_does_not_inherit_a_token") {
  Loop loop;
  auto [near, far] = connected();
  auto listener = must(TcpListener::bind(SocketAddress::loopback(0)));
  const auto address = must(listener.local_address());
  const NativeHandle number = near.native_handle();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  send_text(far, "old");
  await_readable(near);
  { const TcpStream gone = std::move(near); }
  auto next = must(TcpStream::connect(address));
  if (!is_windows) REQUIRE(next.native_handle() == number);
  await_readable(listener);
  auto next_far = must(listener.accept());
  CHECK(loop.is_silent());
  must(loop.registrator.register_source(next, 2, Interests::READABLE));
  send_text(next_far, "new");
  CHECK(loop.one().token() == 2);
  CHECK(loop.is_silent());
}

TEST_CASE("a_stream_destroyed_while_registered_leaves_no_event") {
  Loop loop;
  for (int i = 0; i < 100; ++i) {
    auto [near, far] = connected();
    must(loop.registrator.register_source(near, 1, Interests::READABLE));
    if (i % 2 == 0) loop.wait(0ns);  // may have an operation pending
    if (i % 3 == 0) send_text(far, "x");
  }
  CHECK(loop.is_silent());
}

TEST_CASE("a_stream_destroyed_while_a_poll_waits_leaves_no_event") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(2));
  auto events = wait_elsewhere(loop);
  for (int i = 0; i < 100; ++i) {
    auto [near, far] = connected();
    must(loop.registrator.register_source(near, 1, Interests::READABLE));
    const TcpStream goes_first = std::move(near);  // far's end would be heard
  }
  CHECK(events.wait_for(a_while) == std::future_status::timeout);
  must(waker.wake());
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].token() == 2);
}

TEST_CASE("a_destroyed_stream_is_closed") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  { const TcpStream gone = std::move(near); }
  REQUIRE(await_readable(far));
  CHECK(read_some(far) == 0u);
}

// A closed descriptor leaves an epoll by itself, unless a copy of it lives. So
// only with a copy does it show who forgets to deregister.
TEST_CASE("a_destroyed_stream_deregisters_before_it_closes") {
#ifdef _WIN32
  skip("a socket of Windows has no dup(2)");
#else
  Loop loop;
  auto [near, far] = connected();
  const Descriptor copy(dup(socket_of(near)));
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  { const TcpStream gone = std::move(near); }
  send_text(far, "x");
  CHECK(loop.is_silent());
#endif
}

TEST_CASE("a_moved_stream_stays_registered") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  TcpStream moved = std::move(near);
  CHECK(moved.is_registered());
  CHECK_FALSE(near.is_registered());
  CHECK(near.native_handle() == no_handle);
  send_text(far, "x");
  CHECK(loop.one().token() == 1);
  must(loop.registrator.reregister(moved, 2, Interests::READABLE));
  CHECK(loop.one().token() == 2);
  CHECK(loop.registrator.deregister(moved));
}

TEST_CASE("a_stream_that_is_moved_over_is_deregistered_and_closed") {
  Loop loop;
  auto [old, old_far] = connected();
  auto [next, next_far] = connected();
  must(loop.registrator.register_source(old, 1, Interests::READABLE));
  must(loop.registrator.register_source(next, 2, Interests::READABLE));
  old = std::move(next);
  REQUIRE(await_readable(old_far));
  CHECK(read_some(old_far) == 0u);
  CHECK(loop.is_silent());
  send_text(next_far, "x");
  CHECK(loop.one().token() == 2);
}

TEST_CASE("registered_streams_may_live_in_a_vector_that_grows") {
  Loop loop;
  std::vector<TcpStream> near;
  std::vector<TcpStream> far;
  for (Token i = 0; i < 50; ++i) {
    auto pair = connected();
    must(loop.registrator.register_source(pair.near, i, Interests::READABLE));
    near.push_back(std::move(pair.near));
    far.push_back(std::move(pair.far));
  }
  for (Token i = 0; i < 50; ++i) {
    send_text(far[i], "x");
    REQUIRE(loop.one().token() == i);
  }
}
