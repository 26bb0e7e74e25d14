// Many threads, many descriptors, many queues, and what is closed meanwhile.
#include <atomic>
#include <set>
#include <thread>

#include "kqueue_test.hpp"

TEST_CASE("a_trigger_from_another_thread_ends_the_wait") {
  const Kqueue queue;
  REQUIRE(queue.apply(change(1, EVFILT_USER, EV_ADD | EV_CLEAR)) == 0);
  for (int i = 0; i < 200; ++i) {
    std::thread other([&] {
      queue.apply(change(1, EVFILT_USER, 0, NOTE_TRIGGER));
    });
    const auto count = queue.wait(10s).size();
    other.join();
    REQUIRE(count == 1);
  }
}

TEST_CASE("a_timer_set_from_another_thread_shortens_a_wait") {
  const Kqueue queue;
  std::thread other([&] {
    std::this_thread::sleep_for(30ms);
    queue.apply(change(1, EVFILT_TIMER, EV_ADD | EV_ONESHOT, 0, 10));
  });
  const auto start = Clock::now();
  CHECK(queue.wait(20s).size() == 1);
  CHECK(Clock::now() - start < 10s);
  other.join();
}

TEST_CASE("registering_reaches_a_thread_that_waits_already") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  std::thread other([&] {
    std::this_thread::sleep_for(30ms);
    queue.apply(change(pair.near, EVFILT_READ, EV_ADD, 3));
  });
  const Events events = queue.wait(20s);
  other.join();
  REQUIRE(events.size() == 1);
  CHECK(events[0].udata == token(3));
}

TEST_CASE("a_closed_descriptor_is_forgotten_even_if_its_number_returns") {
  const Kqueue queue;
  Pair pair;
  const int number = pair.near.get();
  put(pair.far);
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD, 1)) == 0);
  REQUIRE(queue.apply(change(pair.near, EVFILT_WRITE, EV_ADD, 1)) == 0);
  CHECK(queue.wait().size() == 2);
  pair.near.reset();
  CHECK(queue.apply(change(static_cast<std::uintptr_t>(number), EVFILT_READ,
                           EV_DELETE)) == EBADF);
  const Pair next;  // takes the number
  REQUIRE(next.near.get() == number);
  put(next.far);
  CHECK(queue.wait().empty());
  CHECK(queue.apply(change(next.near, EVFILT_WRITE, EV_ENABLE)) == ENOENT);
  REQUIRE(queue.apply(change(next.near, EVFILT_READ, EV_ADD, 2)) == 0);
  const Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].udata == token(2));
}

TEST_CASE("a_closed_descriptor_is_forgotten_even_if_a_copy_lives") {
  const Kqueue queue;
  Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD)) == 0);
  const Descriptor copy(dup(pair.near.get()));
  pair.near.reset();
  put(pair.far);
  CHECK(queue.wait().empty());
}

TEST_CASE("one_descriptor_can_be_in_several_queues") {
  const Kqueue one;
  const Kqueue two;
  const Pair pair;
  REQUIRE(one.apply(change(pair.near, EVFILT_READ, EV_ADD, 1)) == 0);
  REQUIRE(two.apply(change(pair.near, EVFILT_READ, EV_ADD, 2)) == 0);
  put(pair.far);
  REQUIRE(one.wait().size() == 1);
  REQUIRE(two.wait().size() == 1);
}

TEST_CASE("queues_come_and_go_without_losing_descriptors") {
  for (int i = 0; i < 5000; ++i) {
    const Kqueue queue;
    const Descriptor in_between(dup(0));
    REQUIRE(queue.descriptor.is_open());
    REQUIRE(in_between.is_open());
  }
}

TEST_CASE("a_small_eventlist_gives_everybody_a_turn") {
  const Kqueue queue;
  std::vector<Pair> pairs(20);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    put(pairs[i].far);
    const Descriptor& near = pairs[i].near;
    REQUIRE(queue.apply(change(near, EVFILT_READ, EV_ADD, i + 1)) == 0);
  }
  std::set<void*> seen;
  for (int i = 0; i < 10; ++i) {
    for (const auto& event : queue.wait(0ns, 3)) seen.insert(event.udata);
  }
  CHECK(seen.size() == pairs.size());
}

TEST_CASE("four_threads_register_and_close_while_one_waits") {
  const Kqueue queue;
  constexpr int threads = 4;
  constexpr int rounds = 500;
  std::atomic<int> working = threads;
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        const Pair pair;
        queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_ONESHOT));
        queue.apply(change(pair.near, EVFILT_WRITE, EV_ADD));
        put(pair.far);
        if (round % 2) queue.apply(change(pair.near, EVFILT_WRITE, EV_DELETE));
      }
      --working;
    });
  }
  while (working > 0) queue.wait(1ms);
  for (auto& worker : workers) worker.join();
  CHECK(queue.wait().empty());
}

TEST_CASE("two_threads_share_the_events_of_one_queue") {
  const Kqueue queue;
  std::vector<Pair> pairs(200);
  std::atomic<int> seen = 0;
  std::vector<std::thread> waiters;
  const int all = static_cast<int>(pairs.size());
  for (int i = 0; i < 2; ++i) {
    waiters.emplace_back([&] {
      while (seen < all) {
        struct kevent event;
        const timespec limit{0, 100'000'000};
        if (kevent(queue.descriptor.get(), nullptr, 0, &event, 1, &limit) == 1)
          ++seen;
      }
    });
  }
  for (auto& pair : pairs) {
    put(pair.far);
    queue.apply(change(pair.near, EVFILT_READ, EV_ADD | EV_ONESHOT));
  }
  for (auto& waiter : waiters) waiter.join();
  CHECK(seen == all);
}

TEST_CASE("ten_thousand_descriptors_are_no_trouble") {
  const Kqueue queue;
  const Pair pair;
  put(pair.far);
  // A timer each: descriptors by the thousand need a limit that not all have.
  for (std::uintptr_t i = 0; i < 10'000; ++i) {
    REQUIRE(queue.apply(change(i, EVFILT_TIMER, EV_ADD | EV_ONESHOT,
                               NOTE_USECONDS, 1000)) == 0);
    REQUIRE(queue.apply(change(i, EVFILT_USER, EV_ADD | EV_CLEAR)) == 0);
    REQUIRE(queue.apply(change(i, EVFILT_USER, 0, NOTE_TRIGGER)) == 0);
  }
  std::size_t timers = 0;
  std::size_t users = 0;
  const auto start = Clock::now();
  while (timers < 10'000 || users < 10'000) {
    const auto events = queue.wait(5s, 512);
    REQUIRE_FALSE(events.empty());
    for (const auto& event : events) {
      ++(event.filter == EVFILT_TIMER ? timers : users);
    }
  }
  CHECK(Clock::now() - start < 5s);
}
