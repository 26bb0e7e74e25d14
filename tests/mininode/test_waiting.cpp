// How little the loop does: how often it asks the kernel, which is counted in
// its trace, and what it does not make up for.
#include "sources.hpp"
#include "traced.hpp"

TEST_CASE("the_longest_timers_wait_without_end_and_without_haste") {
  int calls = 0;
  const int waits = waits_of("longest", [&] {
    std::vector<Timer> timers;
    timers.push_back(set_timeout(24h * 30, [&] { ++calls; }));
    timers.push_back(set_timeout(2'147'483'648ms, [&] { ++calls; }));
    timers.push_back(set_timeout(std::chrono::hours::max(), [&] { ++calls; }));
    timers.push_back(set_timeout(Clock::duration::max(), [&] { ++calls; }));
    timers.push_back(set_timeout(std::chrono::duration<double>(1e300),
                                 [&] { ++calls; }));
    timers.push_back(set_interval(24h * 365 * 200, [&] { ++calls; }));
    submit([] { std::this_thread::sleep_for(20ms); },
           [timers](Result<>) {
             for (const Timer& timer : timers) timer.clear();
           });
  });
  CHECK(calls == 0);
  CHECK(waits <= 3);
}

TEST_CASE("only_a_timer_without_end_keeps_the_loop_waiting_for_the_pool") {
  int calls = 0;
  const int waits = waits_of("without_end", [&] {
    const Timer timer =
        set_timeout(std::chrono::hours::max(), [&] { ++calls; });
    Runtime& runtime = Runtime::current();
    const Task task = submit([] {}, [timer](Result<>) { timer.clear(); });
    runtime.pool().set_ref(task, false);
  });
  CHECK(calls == 0);
  CHECK(waits <= 2);
}

TEST_CASE("one_timer_takes_one_wait") {
  // The kernel may be a little early for once, and the loop asks again.
  CHECK(waits_of("one_timer", [] { set_timeout(50ms, [] {}); }) <= 2);
}

TEST_CASE("waiting_for_a_task_takes_one_wait") {
  CHECK(waits_of("one_task", [] {
          submit([] { std::this_thread::sleep_for(30ms); }, [](Result<>) {});
        }) == 1);
}

TEST_CASE("a_timer_that_was_cleared_wakes_nobody") {
  CHECK(waits_of("cleared", [] {
          for (int i = 1; i < 30; ++i) {
            set_timeout(std::chrono::milliseconds(i), [] {}).clear();
          }
          set_timeout(40ms, [] {});
        }) <= 2);
}

TEST_CASE("a_hundred_finished_tasks_take_one_wait") {
  CHECK(waits_of("hundred", [] {
          std::atomic<int> worked = 0;
          for (int i = 0; i < 100; ++i) {
            submit([&worked] { ++worked; }, [](Result<>) {});
          }
          comes_true([&] { return worked == 100; });
        }) <= 5);  // the last of each thread may be late
}

TEST_CASE("a_watched_source_that_is_silent_wakes_nobody") {
  CHECK(waits_of("silent", [] {
          auto mailbox = std::make_shared<Mailbox>();
          auto watch = std::make_shared<Watch>(must(Runtime::current().watch(
              mailbox->source(), minimio::Interests::READABLE, "mailbox",
              [mailbox](const minimio::Event&) {})));
          set_timeout(50ms, [watch] { watch->stop(); });
        }) <= 2);
}

TEST_CASE("a_callback_that_takes_a_second_does_not_let_the_queue_grow") {
  int calls = 0;
  Mailbox mailbox;
  Watch watch;
  run([&] {
    watch = must(Runtime::current().watch(
        mailbox.source(), minimio::Interests::READABLE, "mailbox",
        [&](const minimio::Event&) {
          ++calls;
          mailbox.receive();
        }));
    const Timer interval = set_interval(1ms, [&] { ++calls; });
    set_immediate([&, interval] {
      mailbox.send();
      be_busy(1s);
      // One event, and one call of the interval, for all that second.
      calls = 0;
      set_immediate([&, interval] {
        CHECK(calls == 2);
        interval.clear();
        watch.stop();
      });
    });
  });
}

TEST_CASE("an_interval_that_was_late_does_not_make_up_for_it") {
  const auto start = Clock::now();
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_interval(10ms, [&, timer] {
      if (++calls == 1) be_busy(55ms);
      if (calls == 4) timer->clear();
    });
  });
  CHECK(Clock::now() - start >= 10ms + 55ms + 10ms + 10ms);
}
