// IoQueue without a runtime, and Watch.
#include "mininode/io_queue.hpp"

#include "mininode/watch.hpp"
#include "sources.hpp"

using minimio::Event;
using minimio::Interests;
using minimio::Trigger;

namespace {

struct Fixture {
  // One wait, and the calls that come of it.
  int turn(std::chrono::nanoseconds timeout = patience) {
    must(queue->wait(timeout));
    int count = 0;
    while (auto ready = queue->take()) {
      ready->on_event(ready->event);
      queue->give_back(std::move(*ready));
      ++count;
    }
    return count;
  }

  Key watch(Mailbox& mailbox, IoQueue::OnEvent on_event,
            Trigger trigger = Trigger::level) {
    return must(queue->watch(mailbox.source(), Interests::READABLE, trigger,
                             "mailbox", std::move(on_event)));
  }

  std::shared_ptr<IoQueue> queue =
      std::make_shared<IoQueue>(must(IoQueue::create()));
};

}  // namespace

TEST_CASE("a_source_that_is_ready_calls_its_callback") {
  Fixture f;
  Mailbox one, two;
  std::string heard;
  f.watch(one, [&](const Event& event) {
    heard += event.is_readable() ? "one" : "?";
  });
  f.watch(two, [&](const Event&) { heard += "two"; });
  two.send();
  CHECK(f.turn() == 1);
  CHECK(heard == "two");
}

TEST_CASE("a_level_source_calls_until_it_is_not_ready") {
  Fixture f;
  Mailbox mailbox;
  int calls = 0;
  f.watch(mailbox, [&](const Event&) { ++calls; });
  mailbox.send();
  f.turn();
  f.turn();
  CHECK(calls == 2);
  mailbox.receive();
  CHECK(f.turn(0ns) == 0);
}

TEST_CASE("a_one_shot_source_calls_once_until_it_is_changed") {
  Fixture f;
  Mailbox mailbox;
  int calls = 0;
  const Key key =
      f.watch(mailbox, [&](const Event&) { ++calls; }, Trigger::oneshot);
  mailbox.send();
  f.turn();
  CHECK(f.turn(0ns) == 0);
  must(f.queue->change(key, Interests::READABLE, Trigger::oneshot));
  CHECK(f.turn() == 1);
  CHECK(calls == 2);
}

TEST_CASE("a_change_asks_for_other_events") {
  Fixture f;
  Mailbox mailbox;
  bool is_writable = false;
  const Key key = f.watch(mailbox, [&](const Event& event) {
    is_writable = event.is_writable();
  });
  CHECK(f.turn(0ns) == 0);
  must(f.queue->change(key, Interests::WRITABLE, Trigger::level));
  CHECK(f.turn() == 1);
  CHECK(is_writable);
}

TEST_CASE("a_forgotten_source_calls_no_more") {
  Fixture f;
  Mailbox mailbox;
  int count = 0;
  const Key key =
      f.watch(mailbox, [counted = Counted(count)](const Event&) {});
  mailbox.send();
  CHECK(f.queue->ref_count() == 1);
  f.queue->forget(key);
  f.queue->forget(key);
  CHECK(count == 0);
  CHECK(f.queue->ref_count() == 0);
  CHECK(f.turn(0ns) == 0);
  CHECK(f.queue->change(key, Interests::READABLE, Trigger::level).error() ==
        minimio::Errc::not_registered);
}

TEST_CASE("a_source_may_be_handed_over_by_its_own_callback") {
  Fixture f;
  Mailbox mailbox;
  std::string heard;
  Key key;
  key = f.watch(mailbox, [&](const Event&) {
    heard += "first ";
    f.queue->hand_over(key, [&](const Event&) { heard += "second "; });
  });
  mailbox.send();
  f.turn();
  f.turn();
  CHECK(heard == "first second ");
}

TEST_CASE("a_callback_that_a_source_is_taken_from_ends_last") {
  Fixture f;
  Mailbox mailbox;
  struct Forgets {
    ~Forgets() {
      if (queue) queue->forget(key);
    }
    std::shared_ptr<IoQueue> queue;
    Key key;
  };
  auto guard = std::make_shared<Forgets>();
  guard->key = f.watch(mailbox, [guard](const Event&) {});
  guard->queue = f.queue;
  const Key key = guard->key;
  guard.reset();
  f.queue->hand_over(key, [](const Event&) {});
  CHECK(f.queue->ref_count() == 0);
}

TEST_CASE("a_source_may_be_forgotten_by_its_own_callback") {
  Fixture f;
  Mailbox mailbox;
  int count = 0;
  Key key;
  key = f.watch(mailbox, [&f, &key, counted = Counted(count)](const Event&) {
    f.queue->forget(key);
  });
  mailbox.send();
  CHECK(f.turn() == 1);
  CHECK(count == 0);
  CHECK(f.turn(0ns) == 0);
}

TEST_CASE("a_ready_source_may_be_forgotten_by_another_of_the_same_wait") {
  Fixture f;
  Mailbox one, two;
  Key first, second;
  int calls = 0;
  first = f.watch(one, [&](const Event&) {
    ++calls;
    f.queue->forget(second);
  });
  second = f.watch(two, [&](const Event&) {
    ++calls;
    f.queue->forget(first);
  });
  one.send();
  two.send();
  must(f.queue->wait(patience));
  f.turn(0ns);
  CHECK(calls == 1);
  CHECK(f.queue->ref_count() == 1);
}

TEST_CASE("a_late_event_does_not_reach_a_source_that_took_the_place") {
  Fixture f;
  Mailbox one, two, three;
  Key first, second;
  std::string heard;
  const auto replace = [&](Key other) {
    f.queue->forget(other);
    f.watch(three, [&](const Event&) { heard += "three"; });
  };
  first = f.watch(one, [&](const Event&) { replace(second); });
  second = f.watch(two, [&](const Event&) { replace(first); });
  one.send();
  two.send();
  f.turn();
  CHECK(heard.empty());
}

TEST_CASE("an_event_left_by_an_exception_is_there_at_the_next_wait") {
  Fixture f;
  Mailbox mailbox;
  f.watch(mailbox, [](const Event&) {}, Trigger::oneshot);
  mailbox.send();
  must(f.queue->wait(patience));
  CHECK(f.turn() == 1);
}

TEST_CASE("a_source_cannot_be_watched_twice") {
  Fixture f;
  Mailbox mailbox;
  int count = 0;
  f.watch(mailbox, [](const Event&) {});
  CHECK_FALSE(f.queue->watch(mailbox.source(), Interests::READABLE,
                             Trigger::level, "again",
                             [counted = Counted(count)](const Event&) {}));
  CHECK(count == 0);
  CHECK(f.queue->ref_count() == 1);
}

TEST_CASE("a_waker_rings_from_another_thread_and_is_no_reason_to_wait") {
  Fixture f;
  int calls = 0;
  const auto waker =
      must(f.queue->hang_bell("bell", [&](const Event&) { ++calls; })).waker;
  CHECK(f.queue->ref_count() == 0);
  auto ringer = std::async(std::launch::async, [&] { must(waker.wake()); });
  CHECK(f.turn() == 1);
  CHECK(calls == 1);
}

TEST_CASE("a_source_counts_only_while_it_has_a_ref") {
  Fixture f;
  Mailbox mailbox;
  const Key key = f.watch(mailbox, [](const Event&) {});
  f.queue->set_ref(key, false);
  f.queue->set_ref(key, false);
  CHECK(f.queue->ref_count() == 0);
  f.queue->set_ref(key, true);
  CHECK(f.queue->ref_count() == 1);
  f.queue->set_ref(key, false);
  f.queue->forget(key);
  CHECK(f.queue->ref_count() == 0);
}

TEST_CASE("a_watch_that_ends_forgets_its_source") {
  Fixture f;
  Mailbox mailbox;
  {
    const Watch watch(f.queue, f.watch(mailbox, [](const Event&) {}));
    CHECK(f.queue->ref_count() == 1);
  }
  CHECK(f.queue->ref_count() == 0);
}

TEST_CASE("a_watch_can_be_moved") {
  Fixture f;
  Mailbox one, two;
  Watch first(f.queue, f.watch(one, [](const Event&) {}));
  Watch second(f.queue, f.watch(two, [](const Event&) {}));
  Watch moved = std::move(first);
  CHECK(f.queue->ref_count() == 2);
  second = std::move(moved);
  CHECK(f.queue->ref_count() == 1);
  Watch& same = second;
  second = std::move(same);
  CHECK(f.queue->ref_count() == 1);
  must(second.change(Interests::WRITABLE));
  CHECK(f.turn() == 1);
}

TEST_CASE("a_watch_may_outlive_its_queue") {
  Fixture f;
  Mailbox mailbox;
  Watch watch(f.queue, f.watch(mailbox, [](const Event&) {}));
  f.queue.reset();
  CHECK(watch.change(Interests::WRITABLE).error() ==
        minimio::Errc::poll_closed);
  watch.set_ref(false);
  watch.stop();
}

TEST_CASE("a_watch_that_has_been_stopped_does_nothing") {
  Fixture f;
  Mailbox mailbox;
  Watch watch(f.queue, f.watch(mailbox, [](const Event&) {}));
  watch.stop();
  watch.stop();
  watch.set_ref(true);
  CHECK(f.queue->ref_count() == 0);
  CHECK_FALSE(watch.change(Interests::READABLE));
}
