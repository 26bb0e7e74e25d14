// The loop: what it calls, and when.
#include "sources.hpp"

TEST_CASE("run_calls_main_on_the_calling_thread") {
  std::thread::id here;
  CHECK(run([&] { here = std::this_thread::get_id(); }) == 0);
  CHECK(here == std::this_thread::get_id());
}

TEST_CASE("run_returns_when_nothing_is_left") {
  int calls = 0;
  run([&] {
    set_timeout(1ms, [&] { set_immediate([&] { ++calls; }); });
    submit([] {}, [&](Result<>) { ++calls; });
  });
  CHECK(calls == 2);
}

TEST_CASE("stop_ends_the_run_with_its_status") {
  bool is_called = false;
  CHECK(run([&] {
          set_timeout(1ms, [] { stop(3); });
          set_timeout(24h, [&] { is_called = true; });
        }) == 3);
  CHECK_FALSE(is_called);
}

TEST_CASE("stop_lets_the_present_turn_end") {
  Words heard;
  run([&] {
    submit([] {}, [&](Result<>) {
      stop();
      next_tick([&] { heard.push_back("tick"); });
      set_immediate([&] {
        heard.push_back("immediate");
        set_immediate([&] { heard.push_back("next turn"); });
      });
    });
  });
  CHECK(heard == Words{"tick", "immediate"});
}

TEST_CASE("a_runtime_can_run_again_after_stop") {
  Runtime runtime;
  Words heard;
  CHECK(runtime.run([&] {
    set_immediate([&] { heard.push_back("left"); });
    stop(1);
  }) == 1);
  CHECK(runtime.run([&] { heard.push_back("main"); }) == 0);
  CHECK(heard == Words{"main", "left"});
}

TEST_CASE("a_timer_set_by_a_result_fires_though_nothing_else_does") {
  bool is_called = false;
  run([&] {
    submit([] {}, [&](Result<>) {
      set_timeout(20ms, [&] { is_called = true; });
    });
  });
  CHECK(is_called);
}

TEST_CASE("a_timer_set_by_an_event_fires_though_nothing_else_does") {
  bool is_called = false;
  run([&] {
    auto mailbox = std::make_shared<Mailbox>();
    auto watch = std::make_shared<Watch>();
    *watch = must(Runtime::current().watch(
        mailbox->source(), minimio::Interests::READABLE, "mailbox",
        [&is_called, mailbox, watch](const minimio::Event&) {
          set_timeout(20ms, [&] { is_called = true; });
          watch->stop();
        }));
    mailbox->send();
  });
  CHECK(is_called);
}

TEST_CASE("timers_fire_in_the_order_of_their_deadlines_and_of_their_start") {
  // A delay counts from the call, so the calls must not be far apart: on a
  // machine that stands still between them it is tried again.
  std::vector<int> heard;
  std::chrono::nanoseconds between{};
  for (int tries = 0; tries < 5; ++tries) {
    heard.clear();
    run([&] {
      const auto first = std::chrono::steady_clock::now();
      for (const int delay : {30, 10, 20, 10, 30, 10}) {
        set_timeout(std::chrono::milliseconds(delay),
                    [&heard, delay] { heard.push_back(delay); });
      }
      between = std::chrono::steady_clock::now() - first;
      be_busy(40ms);
    });
    if (between < 5ms) break;
  }
  CHECK(heard == std::vector{10, 10, 10, 20, 30, 30});
}

TEST_CASE("a_thousand_timers_of_one_delay_fire_in_the_order_of_their_start") {
  std::vector<int> heard;
  std::vector<int> all;
  run([&] {
    for (int i = 0; i < 1'000; ++i) {
      set_timeout(5ms, [&heard, i] { heard.push_back(i); });
      all.push_back(i);
    }
  });
  CHECK(heard == all);
}

TEST_CASE("a_timer_never_fires_early") {
  for (const auto delay : {1000us, 1200us, 1900us, 3500us, 7001us}) {
    const auto start = Clock::now();
    Clock::time_point end;
    run([&] { set_timeout(delay, [&] { end = Clock::now(); }); });
    CHECK(end - start >= delay);
  }
}

TEST_CASE("a_timer_that_clears_itself_does_no_harm") {
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_timeout(1ms, [&, timer] {
      ++calls;
      timer->clear();
      timer->clear();
    });
  });
  CHECK(calls == 1);
}

TEST_CASE("a_timer_may_be_refreshed_in_its_own_callback") {
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_timeout(1ms, [&, timer] {
      if (++calls < 3) timer->refresh();
    });
  });
  CHECK(calls == 3);
}

TEST_CASE("a_timer_that_is_over_cannot_be_refreshed") {
  int calls = 0;
  run([&] {
    const Timer timer = set_timeout(1ms, [&] { ++calls; });
    set_timeout(10ms, [timer] { timer.refresh(); });
  });
  CHECK(calls == 1);
}

TEST_CASE("a_timer_that_nobody_started_does_nothing") {
  run([] {
    const Timer timer;
    timer.clear();
    timer.refresh();
    timer.ref();
    CHECK_FALSE(timer.has_ref());
    const Immediate immediate;
    immediate.clear();
    CHECK_FALSE(immediate.has_ref());
  });
}

TEST_CASE("what_a_callback_holds_ends_before_the_ticks_after_it") {
  Words heard;
  int count = 0;
  const auto counted = [&](const char* word) {
    return [held = Counted(count, [&heard, word] {
      next_tick([&heard, word] { heard.push_back(word); });
    })] {};
  };
  run([&] {
    set_timeout(1ms, counted("timer"));
    set_timeout(20ms, [&] { set_immediate(counted("immediate")); });
    set_timeout(40ms, [&] { Runtime::current().at_close(counted("close")); });
  });
  CHECK(heard == Words{"timer", "immediate", "close"});
}

TEST_CASE("close_callbacks_may_ask_for_more_close_callbacks") {
  Words heard;
  run([&] {
    Runtime::current().at_close([&] {
      heard.push_back("first");
      Runtime::current().at_close([&] { heard.push_back("next turn"); });
      set_immediate([&] { heard.push_back("immediate"); });
    });
    Runtime::current().at_close([&] { heard.push_back("second"); });
  });
  CHECK(heard == Words{"first", "second", "immediate", "next turn"});
}
