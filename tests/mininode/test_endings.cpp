// How a runtime ends: what it forgets, and what destructors do meanwhile.
#include "sources.hpp"

namespace {

// Uses every call that there is.
void call_everything(const Timer& timer, const Immediate& immediate) {
  set_timeout(1ms, [] {});
  set_interval(1ms, [] {}).unref();
  set_immediate([] {});
  next_tick([] {});
  queue_microtask([] {});
  Runtime::current().at_close([] {});
  submit([] {}, [](Result<>) {});
  timer.clear();
  timer.refresh();
  immediate.clear();
}

}  // namespace

TEST_CASE("a_runtime_that_ends_forgets_all_that_was_to_be_called") {
  int count = 0;
  bool is_called = false;
  Mailbox mailbox;
  {
    Runtime runtime;
    runtime.run([&] {
      const auto counted = [&] {
        return [&is_called, held = Counted(count)](auto&&...) {
          is_called = true;
        };
      };
      stop();
      set_timeout(1h, counted());
      set_interval(1h, counted());
      set_immediate(counted());
      submit([] {}, counted());
      runtime.at_close(counted());
      set_timeout(1ms, [&, one = counted()]() mutable {});
      be_busy(2ms);
    });
    CHECK(count >= 5);
    runtime.next_tick([held = Counted(count)] {});
    runtime.queue_microtask([held = Counted(count)] {});
  }
  CHECK(count == 0);
  CHECK_FALSE(is_called);
}

TEST_CASE("destructors_may_use_the_runtime_that_is_ending") {
  int count = 0;
  {
    Timer timer;  // used until the runtime has ended
    Immediate immediate;
    Runtime runtime;
    const auto counted = [&] {
      return [held = Counted(count, [&] {
                call_everything(timer, immediate);
              })](auto&&...) {};
    };
    runtime.run([&] {
      timer = set_timeout(1h, counted());
      set_interval(1h, counted());
      immediate = set_immediate(counted());
      submit([] { return 1; }, counted());
      submit([] {}, counted());
      runtime.at_close(counted());
      stop();
    });
    runtime.next_tick(counted());
    runtime.queue_microtask(counted());
    CHECK(count == 8);
  }
  CHECK(count == 0);
  CHECK(Runtime::find_current() == nullptr);
}

TEST_CASE("the_end_waits_for_a_task_that_runs") {
  std::atomic<bool> is_done = false;
  Gate begun;
  {
    Runtime runtime;
    runtime.run([&] {
      const Task task = submit(
          [&] {
            begun.open();
            std::this_thread::sleep_for(30ms);
            is_done = true;
          },
          [](Result<>) { FAIL("the loop has ended"); });
      runtime.pool().set_ref(task, false);
    });
    begun.wait();
  }
  CHECK(is_done);
}

TEST_CASE("handles_may_outlive_their_runtime") {
  Timer timer;
  Immediate immediate;
  Watch watch;
  Task task;
  Mailbox mailbox;
  run([&] {
    timer = set_timeout(1h, [] {});
    immediate = set_immediate([] {});
    task = submit([] {}, [](Result<>) {});
    watch = must(Runtime::current().watch(
        mailbox.source(), minimio::Interests::READABLE, "mailbox",
        [](const minimio::Event&) {}));
    stop();
  });
  timer.clear();
  timer.refresh();
  immediate.clear();
  watch.stop();
  CHECK_FALSE(timer.has_ref());
  run([&] {
    CHECK_FALSE(Runtime::current().pool().cancel(task));
  });
}

TEST_CASE("a_timer_of_an_earlier_runtime_does_not_clear_one_of_the_next") {
  Timer old_timer;
  Immediate old_immediate;
  run([&] {
    old_timer = set_timeout(1h, [] {});
    old_immediate = set_immediate([] {});
    stop();
  });
  int calls = 0;
  run([&] {
    set_timeout(1ms, [&] { ++calls; });
    set_immediate([&] { ++calls; });
    old_timer.clear();
    old_timer.unref();
    old_immediate.clear();
    old_immediate.unref();
    CHECK_FALSE(old_timer.has_ref());
  });
  CHECK(calls == 2);
}

TEST_CASE("what_main_holds_lives_as_long_as_the_run") {
  int count = 0;
  run([&count, held = Counted(count)] {
    set_timeout(1ms, [&count] { CHECK(count == 1); });
  });
  CHECK(count == 0);
}

TEST_CASE("a_module_is_made_once_for_each_runtime_and_goes_with_it") {
  struct Module {
    ~Module() { call_everything({}, {}); }
    int value = 0;
  };
  for (int round = 0; round < 2; ++round) {
    run([] {
      Runtime& runtime = Runtime::current();
      CHECK(runtime.module<Module>().value == 0);
      runtime.module<Module>().value = 7;
      CHECK(runtime.module<Module>().value == 7);
    });
  }
}
