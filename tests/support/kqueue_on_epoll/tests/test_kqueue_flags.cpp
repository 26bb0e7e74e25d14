// Changes, flags, errors and receipts, held against kqueue(2).
#include "kqueue_test.hpp"

TEST_CASE("reading_is_reported_with_the_token_and_the_number_of_bytes") {
  const Kqueue queue;
  const Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD, 7)) == 0);
  CHECK(queue.wait().empty());
  put(pair.far, 5);
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(static_cast<int>(events[0].ident) == pair.near.get());
  CHECK(events[0].filter == EVFILT_READ);
  CHECK(events[0].data == 5);
  CHECK(events[0].udata == token(7));
  CHECK((events[0].flags & EV_EOF) == 0);
}

TEST_CASE("an_event_without_flags_repeats_until_its_cause_is_gone") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD)) == 0);
  CHECK(queue.wait().size() == 1);
  CHECK(queue.wait().size() == 1);
  take(pair.near);
  CHECK(queue.wait().empty());
  put(pair.far);
  CHECK(queue.wait().size() == 1);
}

TEST_CASE("clear_reports_each_arrival_once") {
  const Kqueue queue;
  const Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_CLEAR)) == 0);
  put(pair.far);
  CHECK(queue.wait().size() == 1);
  CHECK(queue.wait().empty());
  put(pair.far);
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].data == 2);
}

TEST_CASE("clear_keeps_reading_and_writing_apart") {
  const Kqueue queue;
  const Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_CLEAR)) == 0);
  REQUIRE(queue.apply(change(pair.near, EVFILT_WRITE, EV_ADD | EV_CLEAR)) == 0);
  Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].filter == EVFILT_WRITE);
  put(pair.far);
  events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].filter == EVFILT_READ);
}

TEST_CASE("oneshot_deletes_dispatch_disables") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_ONESHOT)) ==
          0);
  CHECK(queue.wait().size() == 1);
  CHECK(queue.wait().empty());
  CHECK(queue.apply(change(pair.near, EVFILT_READ, EV_ENABLE)) == ENOENT);

  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_DISPATCH)) ==
          0);
  CHECK(queue.wait().size() == 1);
  CHECK(queue.wait().empty());
  CHECK(queue.apply(change(pair.near, EVFILT_READ, EV_ADD)) == 0);
  CHECK(queue.wait().empty());  // adding anew does not enable
  CHECK(queue.apply(change(pair.near, EVFILT_READ, EV_ENABLE)) == 0);
  CHECK(queue.wait().size() == 1);
}

TEST_CASE("oneshot_on_one_filter_leaves_the_other_armed") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_ONESHOT)) ==
          0);
  REQUIRE(queue.apply(change(pair.near, EVFILT_WRITE, EV_ADD)) == 0);
  CHECK(queue.wait().size() == 2);
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].filter == EVFILT_WRITE);
}

TEST_CASE("disabled_is_silent_and_enabled_catches_up") {
  const Kqueue queue;
  const Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_DISABLE)) ==
          0);
  put(pair.far);
  CHECK(queue.wait().empty());
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ENABLE)) == 0);
  CHECK(queue.wait().size() == 1);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_DISABLE)) == 0);
  CHECK(queue.wait().empty());
}

TEST_CASE("deleting_drops_an_event_that_is_ready") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD)) == 0);
  CHECK(queue.wait().size() == 1);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_DELETE)) == 0);
  CHECK(queue.wait().empty());
  CHECK(queue.apply(change(pair.near, EVFILT_READ, EV_DELETE)) == ENOENT);
}

TEST_CASE("every_change_overwrites_the_token") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD, 1)) == 0);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ENABLE, 2)) == 0);
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].udata == token(2));
}

TEST_CASE("errors_go_to_the_eventlist_if_there_is_room") {
  const Kqueue queue;
  const Pair pair;
  const Pair other;
  put(other.far);
  REQUIRE(queue.apply(change(other.near, EVFILT_READ, EV_ADD)) == 0);
  Events changes{change(pair.near, EVFILT_READ, EV_DELETE, 1),
                 change(pair.near, EVFILT_READ, EV_ADD, 2),
                 change(999'999, EVFILT_READ, EV_ADD, 0, 0, 3)};
  Events events(3);
  REQUIRE(kevent(queue.descriptor.get(), changes.data(), 3, events.data(), 3,
                 nullptr) == 2);
  CHECK((events[0].flags & EV_ERROR) != 0);
  CHECK(events[0].data == ENOENT);
  CHECK(events[0].udata == token(1));
  CHECK(events[1].data == EBADF);
  CHECK(events[1].udata == token(3));
  put(pair.far);
  CHECK(queue.wait().size() == 2);  // the one in the middle was applied
}

TEST_CASE("an_error_without_room_is_errno_and_stops_the_changes") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  Events changes{change(pair.near, EVFILT_READ, EV_DELETE),
                 change(pair.near, EVFILT_READ, EV_ADD)};
  CHECK(kevent(queue.descriptor.get(), changes.data(), 2, nullptr, 0,
               nullptr) == -1);
  CHECK(errno == ENOENT);
  CHECK(queue.wait().empty());
}

TEST_CASE("a_receipt_without_room_ends_the_call_and_none_are_counted") {
  const Kqueue queue;
  const Pair first;
  const Pair second;
  const Pair third;
  for (const Pair* pair : {&first, &second, &third}) put(pair->far);
  constexpr int wanted = EV_ADD | EV_RECEIPT;
  Events changes{change(first.near, EVFILT_READ, wanted, 1),
                 change(second.near, EVFILT_READ, wanted, 2),
                 change(third.near, EVFILT_READ, wanted, 3)};
  struct kevent room {};
  REQUIRE(kevent(queue.descriptor.get(), changes.data(), 3, &room, 1,
                 nullptr) == 0);
  CHECK((room.flags & EV_ERROR) != 0);
  CHECK(room.udata == token(1));
  CHECK(queue.wait().size() == 2);  // the third was never looked at
}

TEST_CASE("receipts_fetch_no_events_and_their_absence_does") {
  const Kqueue queue;
  const Pair pair;
  const Pair other;
  put(other.far);
  REQUIRE(queue.apply(change(other.near, EVFILT_READ, EV_ADD, 1)) == 0);
  struct kevent both = change(pair.near, EVFILT_READ, EV_ADD | EV_RECEIPT, 2);
  const int descriptor = queue.descriptor.get();
  REQUIRE(kevent(descriptor, &both, 1, &both, 1, nullptr) == 1);
  CHECK((both.flags & EV_ERROR) != 0);
  CHECK(both.data == 0);
  CHECK(both.udata == token(2));

  both = change(pair.near, EVFILT_READ, EV_ADD, 2);
  REQUIRE(kevent(descriptor, &both, 1, &both, 1, nullptr) == 1);
  CHECK((both.flags & EV_ERROR) == 0);
  CHECK(both.udata == token(1));  // stolen
}

TEST_CASE("what_is_no_queue_is_a_bad_descriptor") {
  struct kevent event;
  CHECK(kevent(0, nullptr, 0, &event, 1, nullptr) == -1);
  CHECK(errno == EBADF);
  const Kqueue queue;
  CHECK(queue.apply(change(1, -3, EV_ADD)) == EINVAL);
  CHECK(queue.apply(change(1, EVFILT_USER, EV_ENABLE | EV_DISABLE)) == EINVAL);
}
