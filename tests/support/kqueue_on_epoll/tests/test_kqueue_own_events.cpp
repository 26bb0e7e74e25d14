// EVFILT_USER, EVFILT_TIMER and the timeout.
#include <thread>

#include "kqueue_test.hpp"

TEST_CASE("a_user_event_is_added_then_triggered_and_triggers_coalesce") {
  const Kqueue queue;
  CHECK(queue.apply(change(1, EVFILT_USER, 0, NOTE_TRIGGER)) == ENOENT);
  REQUIRE(queue.apply(change(1, EVFILT_USER, EV_ADD | EV_CLEAR)) == 0);
  CHECK(queue.wait().empty());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(queue.apply(change(1, EVFILT_USER, 0, NOTE_TRIGGER, 0, 9)) == 0);
  }
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].ident == 1);
  CHECK(events[0].filter == EVFILT_USER);
  CHECK(events[0].udata == token(9));
  CHECK(queue.wait().empty());
}

TEST_CASE("a_user_event_keeps_flags_and_data") {
  const Kqueue queue;
  REQUIRE(queue.apply(change(1, EVFILT_USER, EV_ADD | EV_CLEAR, 0x1)) == 0);
  REQUIRE(queue.apply(change(1, EVFILT_USER, 0, NOTE_FFOR | 0x6)) == 0);
  REQUIRE(queue.apply(change(1, EVFILT_USER, 0, NOTE_FFAND | 0x3)) == 0);
  REQUIRE(queue.apply(change(1, EVFILT_USER, 0, NOTE_TRIGGER, 42)) == 0);
  Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].fflags == 0x3);
  CHECK(events[0].data == 42);
  constexpr auto copy = NOTE_TRIGGER | NOTE_FFCOPY;
  REQUIRE(queue.apply(change(1, EVFILT_USER, 0, copy | 0x8)) == 0);
  events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].fflags == 0x8);
}

TEST_CASE("a_user_event_without_clear_repeats") {
  const Kqueue queue;
  REQUIRE(queue.apply(change(1, EVFILT_USER, EV_ADD)) == 0);
  REQUIRE(queue.apply(change(1, EVFILT_USER, 0, NOTE_TRIGGER)) == 0);
  CHECK(queue.wait().size() == 1);
  CHECK(queue.wait().size() == 1);
  REQUIRE(queue.apply(change(1, EVFILT_USER, EV_DELETE)) == 0);
  CHECK(queue.wait().empty());
}

TEST_CASE("a_timer_repeats_and_counts_what_nobody_fetched") {
  const Kqueue queue;
  const auto start = Clock::now();
  REQUIRE(queue.apply(change(5, EVFILT_TIMER, EV_ADD, 0, 20)) == 0);
  CHECK(queue.wait(10s).size() == 1);
  CHECK(Clock::now() - start >= 20ms);
  std::this_thread::sleep_for(90ms);
  const Events events = queue.wait(10s);
  REQUIRE(events.size() == 1);
  CHECK(events[0].data >= 4);
  REQUIRE(queue.apply(change(5, EVFILT_TIMER, EV_DELETE)) == 0);
  CHECK(queue.wait(60ms).empty());
}

TEST_CASE("a_oneshot_timer_comes_once_in_the_unit_asked_for") {
  const Kqueue queue;
  REQUIRE(queue.apply(change(1, EVFILT_TIMER, EV_ADD | EV_ONESHOT,
                             NOTE_USECONDS, 30'000, 1)) == 0);
  REQUIRE(queue.apply(change(2, EVFILT_TIMER, EV_ADD | EV_ONESHOT,
                             NOTE_NSECONDS, 10'000'000, 2)) == 0);
  REQUIRE(queue.apply(change(3, EVFILT_TIMER, EV_ADD | EV_ONESHOT,
                             NOTE_SECONDS, 3600, 3)) == 0);
  Events events = queue.wait(10s, 1);
  REQUIRE(events.size() == 1);
  CHECK(events[0].udata == token(2));
  CHECK(events[0].data == 1);
  events = queue.wait(10s, 1);
  REQUIRE(events.size() == 1);
  CHECK(events[0].udata == token(1));
  CHECK(queue.wait(50ms).empty());
  CHECK(queue.apply(change(1, EVFILT_TIMER, EV_DELETE)) == ENOENT);
  CHECK(queue.apply(change(4, EVFILT_TIMER, EV_ADD, 0, -1)) == EINVAL);
}

TEST_CASE("a_timer_repeats_or_not_as_it_was_made_whatever_a_change_says") {
  const Kqueue queue;
  REQUIRE(queue.apply(change(1, EVFILT_TIMER, EV_ADD, 0, 5)) == 0);
  REQUIRE(queue.apply(change(1, EVFILT_TIMER, EV_ADD | EV_ONESHOT, 0, 0)) == 0);
  CHECK(queue.wait(10s).size() == 1);
  CHECK(queue.wait(10s).size() == 1);
  REQUIRE(queue.apply(change(1, EVFILT_TIMER, EV_DELETE)) == 0);

  REQUIRE(queue.apply(change(2, EVFILT_TIMER, EV_ADD | EV_ONESHOT, 0, 5)) == 0);
  REQUIRE(queue.apply(change(2, EVFILT_TIMER, EV_ADD, 0, 0)) == 0);
  CHECK(queue.wait(10s).size() == 1);
  CHECK(queue.wait(20ms).empty());
}

TEST_CASE("timeouts_are_exact_and_never_early") {
  const Kqueue queue;
  for (const auto timeout : {0us, 100us, 1500us, 20'000us}) {
    const auto start = Clock::now();
    CHECK(queue.wait(timeout).empty());
    CHECK(Clock::now() - start >= timeout);
  }
  struct kevent event;
  const timespec wrong{0, 1'000'000'000};
  CHECK(kevent(queue.descriptor.get(), nullptr, 0, &event, 1, &wrong) == -1);
  CHECK(errno == EINVAL);
  CHECK(kevent(queue.descriptor.get(), nullptr, 0, nullptr, 0, nullptr) == 0);
}
