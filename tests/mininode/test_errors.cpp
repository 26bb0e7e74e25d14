// What callbacks throw, and calls that are mistakes.
#include "sources.hpp"

namespace {

[[noreturn]] void fail() { throw std::runtime_error("on purpose"); }

// Makes callbacks of each kind throw.
struct Case {
  const char* kind;
  std::function<void()> start;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"main", [] { fail(); }},
      {"tick", [] { next_tick([] { fail(); }); }},
      {"microtask", [] { queue_microtask([] { fail(); }); }},
      {"timer", [] { set_timeout(1ms, [] { fail(); }); }},
      {"immediate", [] { set_immediate([] { fail(); }); }},
      {"result", [] { submit([] {}, [](Result<>) { fail(); }); }},
      {"task", [] { submit([] { fail(); }, [](Result<>) {}); }},
      {"close", [] { Runtime::current().at_close([] { fail(); }); }},
      {"event",
       [] {
         auto mailbox = std::make_shared<Mailbox>();
         auto watch = std::make_shared<Watch>();
         *watch = must(Runtime::current().watch(
             mailbox->source(), minimio::Interests::READABLE, "mailbox",
             [mailbox, watch](const minimio::Event&) {
               watch->stop();
               fail();
             }));
         mailbox->send();
       }},
  };
  return all;
}

}  // namespace

TEST_CASE("an_exception_ends_the_run_and_is_thrown_by_it") {
  for (const Case& one : cases()) {
    CAPTURE(one.kind);
    bool is_called = false;
    CHECK_THROWS_WITH_AS(run([&] {
                           set_timeout(1h, [&] { is_called = true; });
                           one.start();
                         }),
                         "on purpose", std::runtime_error);
    CHECK_FALSE(is_called);
    CHECK(Runtime::find_current() == nullptr);
  }
}

TEST_CASE("with_on_uncaught_an_exception_goes_there_and_the_loop_goes_on") {
  for (const Case& one : cases()) {
    CAPTURE(one.kind);
    std::vector<std::string> heard;
    CHECK(run([&] { one.start(); },
              {.on_uncaught = [&](std::exception_ptr error) {
                set_timeout(1ms, [&] { heard.push_back("later"); });
                try {
                  std::rethrow_exception(error);
                } catch (const std::exception& what) {
                  heard.push_back(what.what());
                }
              }}) == 0);
    CHECK(heard == Words{"on purpose", "later"});
  }
}

TEST_CASE("ticks_run_after_a_callback_that_has_thrown") {
  Words heard;
  run([&] {
    set_timeout(1ms, [&] {
      next_tick([&] { heard.push_back("tick"); });
      fail();
    });
  }, {.on_uncaught = [&](std::exception_ptr) { heard.push_back("error"); }});
  CHECK(heard == Words{"error", "tick"});
}

TEST_CASE("a_tick_that_throws_does_not_keep_the_others_from_running") {
  Words heard;
  run([&] {
    next_tick([&] { heard.push_back("a"); });
    next_tick([&] { fail(); });
    next_tick([&] { heard.push_back("b"); });
    queue_microtask([&] { fail(); });
    queue_microtask([&] { heard.push_back("c"); });
  }, {.on_uncaught = [&](std::exception_ptr) { heard.push_back("error"); }});
  CHECK(heard == Words{"a", "error", "b", "error", "c"});
}

TEST_CASE("an_interval_that_throws_is_called_again") {
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_interval(1ms, [&, timer] {
      if (++calls == 3) timer->clear();
      fail();
    });
  }, {.on_uncaught = [](std::exception_ptr) {}});
  CHECK(calls == 3);
}

TEST_CASE("a_watch_whose_callback_throws_is_called_again") {
  int calls = 0;
  Mailbox mailbox;
  Watch watch;
  run([&] {
    watch = must(Runtime::current().watch(
        mailbox.source(), minimio::Interests::READABLE, "mailbox",
        [&](const minimio::Event&) {
          if (++calls == 3) watch.stop();
          fail();
        }));
    mailbox.send();
  }, {.on_uncaught = [](std::exception_ptr) {}});
  CHECK(calls == 3);
}

TEST_CASE("on_uncaught_may_stop_the_loop") {
  CHECK(run([] {
          set_timeout(1h, [] {});
          fail();
        },
            {.on_uncaught = [](std::exception_ptr) { stop(5); }}) == 5);
}

TEST_CASE("what_on_uncaught_throws_ends_the_run") {
  CHECK_THROWS_AS(run([] { fail(); },
                      {.on_uncaught =
                           [](std::exception_ptr) {
                             throw std::out_of_range("worse");
                           }}),
                  std::out_of_range);
}

TEST_CASE("a_runtime_can_run_again_after_an_exception_of_any_kind") {
  for (const Case& one : cases()) {
    CAPTURE(one.kind);
    Runtime runtime;
    CHECK_THROWS_AS(runtime.run([&] { one.start(); }), std::runtime_error);
    int calls = 0;
    CHECK(runtime.run([&] {
      set_timeout(1ms, [&] { ++calls; });
      submit([] {}, [&](Result<>) { ++calls; });
      set_immediate([&] { ++calls; });
    }) == 0);
    CHECK(calls == 3);
  }
}

TEST_CASE("results_behind_one_that_throws_are_delivered_by_the_next_run") {
  Runtime runtime({.pool_threads = 1});
  Gate gate;  // as long as it is shut, the thread rings for nobody
  Words heard;
  CHECK_THROWS_AS(runtime.run([&] {
    submit([&] { gate.wait(); }, [](Result<>) {});
    const Task first = submit([] {}, [](Result<>) { fail(); });
    const Task second = submit([] {}, [&](Result<>) {
      heard.push_back("second");
      gate.open();
    });
    runtime.pool().cancel(first);
    runtime.pool().cancel(second);
  }), std::runtime_error);
  CHECK(heard.empty());
  CHECK(runtime.run([&] {
    set_timeout(10s, [&] {
      heard.push_back("too late");
      gate.open();
    }).unref();
  }) == 0);
  CHECK(heard == Words{"second"});
}

TEST_CASE("an_interval_goes_on_in_the_run_after_its_exception") {
  Runtime runtime;
  int calls = 0;
  Timer timer;
  CHECK_THROWS_AS(runtime.run([&] {
    timer = set_interval(1ms, [&] {
      if (++calls == 2) timer.clear();
      if (calls == 1) fail();
    });
  }), std::runtime_error);
  CHECK(runtime.run([] {}) == 0);
  CHECK(calls == 2);
}

TEST_CASE("without_a_runtime_the_calls_are_a_logic_error") {
  CHECK_THROWS_AS(set_timeout(1ms, [] {}), std::logic_error);
  CHECK_THROWS_AS(set_interval(1ms, [] {}), std::logic_error);
  CHECK_THROWS_AS(set_immediate([] {}), std::logic_error);
  CHECK_THROWS_AS(next_tick([] {}), std::logic_error);
  CHECK_THROWS_AS(queue_microtask([] {}), std::logic_error);
  CHECK_THROWS_AS(stop(), std::logic_error);
  CHECK_THROWS_AS(Runtime::current(), std::logic_error);
  CHECK(Runtime::find_current() == nullptr);
}

TEST_CASE("a_thread_of_the_pool_has_no_runtime") {
  run([] {
    submit([] { return Runtime::find_current() == nullptr; },
           [](Result<bool> result) { CHECK(must(result)); });
  });
}

TEST_CASE("a_run_within_a_run_is_a_logic_error") {
  Runtime runtime;
  int turns = 0;
  runtime.run([&] {
    CHECK_THROWS_AS(runtime.run([] {}), std::logic_error);
    set_immediate([&] { ++turns; });
  });
  CHECK(turns == 1);
  CHECK(runtime.run([] {}) == 0);
}

TEST_CASE("a_runtime_within_another_is_a_logic_error") {
  int calls = 0;
  run([&] {
    CHECK_THROWS_AS(Runtime(), std::logic_error);
    CHECK_THROWS_AS(run([] {}), std::logic_error);
    CHECK(current() == "outer");
    set_timeout(1ms, [&] { ++calls; });
  }, {.name = "outer"});
  CHECK(calls == 1);
}

TEST_CASE("a_trace_that_cannot_be_written_is_a_system_error") {
  CHECK_THROWS_AS(run([] {}, {.trace = "no/such/folder/trace.json"}),
                  std::system_error);
  CHECK(Runtime::find_current() == nullptr);
  CHECK(run([] {}) == 0);
}
