// ref and unref: what keeps the loop going, and what does not.
#include "sources.hpp"

TEST_CASE("an_unrefd_timer_does_not_keep_the_loop") {
  bool is_called = false;
  run([&] {
    const Timer timer = set_timeout(1h, [&] { is_called = true; });
    CHECK(timer.has_ref());
    timer.unref();
    CHECK_FALSE(timer.has_ref());
  });
  CHECK_FALSE(is_called);
}

TEST_CASE("an_unrefd_timer_fires_while_something_else_keeps_the_loop") {
  bool is_called = false;
  run([&] {
    set_timeout(1ms, [&] { is_called = true; }).unref();
    set_timeout(20ms, [] {});
  });
  CHECK(is_called);
}

TEST_CASE("an_unrefd_interval_goes_on_as_long_as_the_loop") {
  int calls = 0;
  run([&] {
    const Timer end = set_timeout(1h, [] {});
    set_interval(1ms, [&, end] {
      if (++calls == 5) end.clear();
    }).unref();
  });
  CHECK(calls == 5);
}

TEST_CASE("a_timer_that_is_refd_again_keeps_the_loop") {
  bool is_called = false;
  run([&] {
    const Timer timer = set_timeout(5ms, [&] { is_called = true; });
    timer.unref();
    timer.unref();
    timer.ref();
    timer.ref();
  });
  CHECK(is_called);
}

TEST_CASE("an_interval_may_unref_itself") {
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_interval(1ms, [&, timer] {
      if (++calls == 3) timer->unref();
    });
  });
  CHECK(calls == 3);
}

TEST_CASE("an_unrefd_immediate_does_not_keep_the_loop") {
  bool is_called = false;
  run([&] { set_immediate([&] { is_called = true; }).unref(); });
  CHECK_FALSE(is_called);
}

TEST_CASE("an_unrefd_immediate_runs_while_something_else_keeps_the_loop") {
  bool is_called = false;
  run([&] {
    set_immediate([&] { is_called = true; }).unref();
    set_timeout(1ms, [] {});
  });
  CHECK(is_called);
}

TEST_CASE("an_immediate_that_is_refd_again_runs") {
  bool is_called = false;
  run([&] {
    const Immediate immediate = set_immediate([&] { is_called = true; });
    immediate.unref();
    CHECK_FALSE(immediate.has_ref());
    immediate.ref();
    CHECK(immediate.has_ref());
  });
  CHECK(is_called);
}

TEST_CASE("a_cleared_immediate_does_not_keep_the_loop") {
  bool is_called = false;
  run([&] { clear_immediate(set_immediate([&] { is_called = true; })); });
  CHECK_FALSE(is_called);
}

TEST_CASE("an_unrefd_task_does_not_keep_the_loop") {
  bool is_called = false;
  Gate gate;
  Runtime runtime;
  runtime.run([&] {
    const Task task = submit([&] { gate.wait(); },
                             [&](Result<>) { is_called = true; });
    runtime.pool().set_ref(task, false);
  });
  CHECK_FALSE(is_called);
  gate.open();  // the runtime waits for it, before it goes
}

TEST_CASE("an_unrefd_task_is_delivered_while_something_else_keeps_the_loop") {
  bool is_called = false;
  run([&] {
    const Timer timer = set_timeout(1h, [] {});
    const Task task = submit([] {}, [&, timer](Result<>) {
      is_called = true;
      timer.clear();
    });
    Runtime::current().pool().set_ref(task, false);
  });
  CHECK(is_called);
}

TEST_CASE("an_unrefd_watch_does_not_keep_the_loop") {
  Mailbox mailbox;
  Watch watch;
  run([&] {
    watch = must(Runtime::current().watch(
        mailbox.source(), minimio::Interests::READABLE, "mailbox",
        [](const minimio::Event&) {}));
    watch.set_ref(false);
  });
}

TEST_CASE("a_watch_that_is_refd_again_keeps_the_loop") {
  Mailbox mailbox;
  Watch watch;
  int calls = 0;
  run([&] {
    watch = must(Runtime::current().watch(
        mailbox.source(), minimio::Interests::READABLE, "mailbox",
        [&](const minimio::Event&) {
          ++calls;
          watch.set_ref(false);
        }));
    watch.set_ref(false);
    watch.set_ref(true);
    submit([] {}, [&](Result<>) { mailbox.send(); });
  });
  CHECK(calls == 1);
}
