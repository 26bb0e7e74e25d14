// Tasks on the pool of a loop.
#include <algorithm>

#include "traced.hpp"

TEST_CASE("a_thousand_tasks_neither_fail_nor_block_the_loop") {
  int delivered = 0;
  int fired = 0;
  Gate gate;
  run([&] {
    for (int i = 0; i < 1'000; ++i) {
      submit([&] { gate.wait(); },
             [&](Result<> result) { delivered += result.has_value(); });
    }
    // The tasks wait for a timer that fires meanwhile.
    set_timeout(10ms, [&] {
      ++fired;
      CHECK(delivered == 0);
      gate.open();
    });
  });
  CHECK(fired == 1);
  CHECK(delivered == 1'000);
}

TEST_CASE("several_completions_of_one_turn_come_first_in_first_out") {
  std::vector<int> heard;
  std::vector<int> before_immediate;
  run([&] {
    std::atomic<int> worked = 0;
    for (int i = 0; i < 20; ++i) {
      submit([&worked] { ++worked; },
             [&, i](Result<>) {
               if (i == 0) {
                 set_immediate([&] { before_immediate = heard; });
               }
               heard.push_back(i);
             });
    }
    comes_true([&] { return worked == 20; });
    be_busy(5ms);
  }, {.pool_threads = 1});
  CHECK(heard.size() == 20);
  CHECK(std::is_sorted(heard.begin(), heard.end()));
  CHECK(before_immediate.size() >= 19);
}

TEST_CASE("ticks_come_between_the_results_of_the_pool") {
  Words heard;
  run([&] {
    std::atomic<int> worked = 0;
    for (const char* word : {"a", "b"}) {
      submit([&worked] { ++worked; },
             [&, word](Result<>) {
               heard.push_back(word);
               next_tick([&, word] {
                 heard.push_back(std::string("tick of ") + word);
               });
             });
    }
    comes_true([&] { return worked == 2; });
  }, {.pool_threads = 1});
  CHECK(heard == Words{"a", "tick of a", "b", "tick of b"});
}

TEST_CASE("a_result_may_submit_the_next_task") {
  int rounds = 0;
  std::function<void()> next = [&] {
    submit([] {}, [&](Result<>) {
      if (++rounds < 200) next();
    });
  };
  run([&] { next(); });
  CHECK(rounds == 200);
}

TEST_CASE("a_task_cancelled_from_a_callback_is_told_so_on_the_loop") {
  Words heard;
  Gate gate;
  run([&] {
    submit([&] { gate.wait(); }, [&](Result<>) { heard.push_back("first"); });
    const Task second = submit([] {}, [&](Result<> result) {
      heard.push_back(result ? "second" : "cancelled");
    });
    set_timeout(1ms, [&, second] {
      CHECK(Runtime::current().pool().cancel(second));
      heard.push_back("timer");
      next_tick([&] { heard.push_back("tick"); });
      set_timeout(20ms, [&] { gate.open(); });
    });
  }, {.pool_threads = 1});
  CHECK(heard == Words{"timer", "tick", "cancelled", "first"});
}

TEST_CASE("a_task_may_be_cancelled_by_a_result_of_the_same_batch") {
  std::vector<bool> heard;
  run([&] {
    std::atomic<int> worked = 0;
    auto second = std::make_shared<Task>();
    submit([&worked] { ++worked; }, [&, second](Result<>) {
      CHECK_FALSE(Runtime::current().pool().cancel(*second));
    });
    *second = submit([&worked] { ++worked; }, [&](Result<> result) {
      heard.push_back(result.has_value());
    });
    comes_true([&] { return worked == 2; });
    be_busy(2ms);
  }, {.pool_threads = 1});
  CHECK(heard == std::vector<bool>{true});
}

TEST_CASE("the_pool_has_as_many_threads_as_the_options_say") {
  std::size_t threads = 0;
  run([&] {
    for (int i = 0; i < 10; ++i) {
      submit([] { std::this_thread::sleep_for(1ms); }, [](Result<>) {});
    }
    threads = Runtime::current().pool().thread_count();
  }, {.pool_threads = 2});
  CHECK(threads == 2);
}

TEST_CASE("a_loop_without_tasks_begins_no_thread") {
  run([] { CHECK(Runtime::current().pool().thread_count() == 0); });
}

TEST_CASE("tasks_finish_one_after_another_and_none_is_lost") {
  // Each begins when the one before is being delivered or has just been, so
  // that the ring and the taking out meet in every way.
  int delivered = 0;
  run([&] {
    for (int chain = 0; chain < 8; ++chain) {
      auto next = std::make_shared<std::function<void(int)>>();
      *next = [&, next = std::weak_ptr(next)](int left) {
        submit([] {}, [&, left, next = next.lock()](Result<>) {
          ++delivered;
          if (left > 1) (*next)(left - 1);
        });
      };
      (*next)(500);
    }
  });
  CHECK(delivered == 4'000);
}
