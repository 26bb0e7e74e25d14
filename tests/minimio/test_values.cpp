// The small types: interests, readiness, events, deadlines, handles.
#include "deadline.hpp"
#include "support.hpp"

TEST_CASE("interests_can_be_joined_and_asked") {
  const auto both = Interests::READABLE | Interests::WRITABLE;
  CHECK(Interests::READABLE.is_readable());
  CHECK_FALSE(Interests::READABLE.is_writable());
  CHECK(Interests::WRITABLE.is_writable());
  CHECK_FALSE(Interests::WRITABLE.is_readable());
  CHECK(both.is_readable());
  CHECK(both.is_writable());
  CHECK((both | Interests::READABLE) == both);
  CHECK(Interests::READABLE != Interests::WRITABLE);
  CHECK((Interests::READABLE | Interests::READABLE) == Interests::READABLE);
}

TEST_CASE("an_event_says_what_it_was_made_of_and_nothing_else") {
  const Readiness bits[] = {Readiness::readable, Readiness::writable,
                            Readiness::read_closed, Readiness::write_closed,
                            Readiness::error};
  for (const Readiness bit : bits) {
    const Event event(9, bit);
    CHECK(event.token() == 9);
    CHECK(event.is_readable() == (bit == Readiness::readable));
    CHECK(event.is_writable() == (bit == Readiness::writable));
    CHECK(event.is_read_closed() == (bit == Readiness::read_closed));
    CHECK(event.is_write_closed() == (bit == Readiness::write_closed));
    CHECK(event.is_error() == (bit == Readiness::error));
  }
}

TEST_CASE("readiness_can_be_joined_and_cut") {
  auto both = Readiness::readable | Readiness::error;
  CHECK((both & Readiness::error) == Readiness::error);
  CHECK((both & Readiness::writable) == Readiness::none);
  both |= Readiness::writable;
  CHECK(Event(1, both).is_writable());
  CHECK(Event(1, both).is_readable());
}

TEST_CASE("events_have_room_for_one_at_least") {
  CHECK(Events(0).capacity() == 1);
  CHECK(Events(1).capacity() == 1);
  CHECK(Events(1000).capacity() == 1000);
  CHECK(Events(8).empty());
  CHECK(Events(8).size() == 0);
}

TEST_CASE("events_without_room_still_work") {
  Loop loop(0);
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  CHECK(loop.one().is_writable());
}

TEST_CASE("events_are_read_by_place_and_in_a_row") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(3));
  must(waker.wake());
  loop.wait();
  REQUIRE(loop.events.size() == 1);
  CHECK(loop.events[0].token() == 3);
  CHECK(loop.events.begin()->token() == 3);
  CHECK(loop.events.end() - loop.events.begin() == 1);
}

TEST_CASE("events_of_any_size_can_be_used_in_turn") {
  Loop loop;
  const Waker waker = must(loop.registrator.waker(3));
  for (const std::size_t capacity : {1u, 500u, 2u, 64u, 0u}) {
    Events events(capacity);
    must(waker.wake());
    CHECK(loop.poll.poll(events, patience) == 1u);
  }
}

TEST_CASE("a_deadline_without_a_timeout_never_ends") {
  CHECK(Deadline(std::nullopt).left() == std::nullopt);
}

TEST_CASE("a_deadline_of_zero_or_less_is_over") {
  CHECK(Deadline(0ns).left() == 0ns);
  CHECK(Deadline(-1ns).left() == 0ns);
  CHECK(Deadline(std::chrono::nanoseconds::min()).left() == 0ns);
}

TEST_CASE("a_deadline_comes_nearer") {
  const Deadline deadline(1h);
  const auto first = deadline.left();
  REQUIRE(first);
  CHECK(*first <= 1h);
  CHECK(*first > 59min);
  CHECK(comes_true([&] { return *deadline.left() < *first; }));
}

TEST_CASE("a_deadline_that_has_passed_has_nothing_left") {
  const Deadline deadline(1us);
  CHECK(comes_true([&] { return deadline.left() == 0ns; }));
  CHECK(deadline.left() == 0ns);
}

TEST_CASE("a_deadline_beyond_the_clock_never_ends") {
  CHECK(Deadline(std::chrono::nanoseconds::max()).left() == std::nullopt);
}

TEST_CASE("a_handle_has_one_owner") {
  const NativeHandle number = 1'000'000;  // not open: closing it does nothing
  OwnedHandle one(number);
  OwnedHandle other(std::move(one));
  CHECK(one.get() == no_handle);
  CHECK(other.get() == number);
  one = std::move(other);
  CHECK(one.get() == number);
  CHECK(other.get() == no_handle);
  CHECK(one.release() == number);
  CHECK(one.get() == no_handle);
  CHECK(OwnedHandle().get() == no_handle);
}

TEST_CASE("a_handle_that_is_replaced_is_closed") {
  auto [near, far] = connected();
  auto [other, other_far] = connected();
  near = std::move(other);
  REQUIRE(await_readable(far));
  CHECK(read_some(far) == 0u);
  CHECK(error_of(read_some(other_far)) == Errc::would_block);
}
