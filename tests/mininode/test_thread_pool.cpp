// ThreadPool: what it does with tasks, and how often it rings.
#include <algorithm>

#include "pool_bench.hpp"

TEST_CASE("a_task_works_on_a_thread_of_the_pool_and_is_delivered_on_ours") {
  Bench bench;
  std::string worker;
  std::thread::id deliverer;
  bench.pool.submit(
      "task", [&] { worker = current(); },
      [&](Result<>) { deliverer = std::this_thread::get_id(); });
  bench.deliver(1);
  CHECK(worker == "pool 1");
  CHECK(deliverer == std::this_thread::get_id());
}

TEST_CASE("what_a_task_returns_is_delivered") {
  Bench bench;
  int number = 0;
  std::error_code error;
  bench.pool.submit(
      "value", [] { return 42; },
      [&](Result<int> result) { number = must(result); });
  bench.pool.submit(
      "error",
      []() -> Result<int> {
        return std::unexpected(
            make_error_code(std::errc::no_such_file_or_directory));
      },
      [&](Result<int> result) { error = result.error(); });
  bench.deliver(2);
  CHECK(number == 42);
  CHECK(error == std::errc::no_such_file_or_directory);
}

TEST_CASE("a_task_may_return_and_hold_what_cannot_be_copied") {
  Bench bench;
  int heard = 0;
  bench.pool.submit(
      "task", [held = std::make_unique<int>(3)]() mutable {
        return std::move(held);
      },
      [&heard, other = std::make_unique<int>(4)](
          Result<std::unique_ptr<int>> result) {
        heard = **result + *other;
      });
  bench.deliver(1);
  CHECK(heard == 7);
}

TEST_CASE("no_thread_is_begun_before_there_is_a_task") {
  Bench bench(4);
  CHECK(bench.pool.thread_count() == 0);
  bench.pool.submit("task", [] {}, [](Result<>) {});
  CHECK(bench.pool.thread_count() == 1);
  bench.deliver(1);
}

TEST_CASE("a_pool_has_no_more_threads_than_it_may") {
  Bench bench(3);
  for (int i = 0; i < 20; ++i) {
    bench.pool.submit(
        "task", [&] { bench.gate.wait(); }, [](Result<>) {});
  }
  CHECK(bench.pool.thread_count() == 3);
  bench.gate.open();
  bench.deliver(20);
}

TEST_CASE("a_pool_of_no_threads_has_one") {
  Bench bench(0);
  bench.pool.submit("task", [] {}, [](Result<>) {});
  bench.deliver(1);
  CHECK(bench.pool.thread_count() == 1);
}

TEST_CASE("tasks_that_follow_each_other_are_done_by_one_thread") {
  int left = 2000;
  std::size_t threads = 0;
  std::function<void()> next = [&] {
    threads = std::max(threads, Runtime::current().pool().thread_count());
    if (left-- > 0) submit([] {}, [&](Result<>) { next(); });
  };
  run([&] { next(); });
  CHECK(threads == 1);
}

TEST_CASE("as_many_tasks_as_threads_run_at_once") {
  Bench bench(4);
  std::atomic<int> running = 0;
  for (int i = 0; i < 4; ++i) {
    bench.pool.submit(
        "task",
        [&] {
          ++running;
          return comes_true([&] { return running == 4; });
        },
        [](Result<bool> result) { CHECK(must(result)); });
  }
  bench.deliver(4);
}

TEST_CASE("tasks_begin_in_the_order_in_which_they_were_submitted") {
  Bench bench(1);
  std::vector<int> begun;
  std::vector<int> delivered;
  for (int i = 0; i < 50; ++i) {
    bench.pool.submit(
        "task", [&begun, i] { begun.push_back(i); },
        [&delivered, i](Result<>) { delivered.push_back(i); });
  }
  bench.deliver(50);
  CHECK(begun.size() == 50);
  CHECK(std::is_sorted(begun.begin(), begun.end()));
  CHECK(delivered == begun);
}

TEST_CASE("a_thousand_tasks_on_four_threads_are_all_delivered_once") {
  Bench bench(4);
  std::atomic<int> worked = 0;
  std::vector<int> delivered(1'000);
  for (std::size_t i = 0; i < 1'000; ++i) {
    bench.pool.submit(
        "task", [&] { ++worked; }, [&, i](Result<>) { ++delivered[i]; });
  }
  bench.deliver(1'000);
  CHECK(worked == 1'000);
  CHECK(delivered == std::vector<int>(1'000, 1));
  CHECK(bench.pool.size() == 0);
}

TEST_CASE("submitting_does_not_wait_for_a_thread") {
  Bench bench(1);
  bench.block();
  for (int i = 0; i < 10'000; ++i) {
    bench.pool.submit("task", [] {}, [](Result<>) {});
  }
  CHECK(bench.pool.size() == 10'001);
  bench.gate.open();
  bench.deliver(10'001);
}

TEST_CASE("what_the_work_throws_is_thrown_by_the_delivery") {
  Bench bench;
  bool is_called = false;
  bench.pool.submit(
      "task", []() -> int { throw std::out_of_range("too far"); },
      [&](Result<int>) { is_called = true; });
  CHECK_THROWS_AS(bench.deliver(1), std::out_of_range);
  CHECK_FALSE(is_called);
  bench.pool.submit("task", [] {}, [&](Result<>) { is_called = true; });
  bench.deliver(1);
  CHECK(is_called);
}

TEST_CASE("a_task_counts_only_while_it_has_a_ref") {
  Bench bench;
  const Task blocked = bench.block();
  const Task task = bench.pool.submit("task", [] {}, [](Result<>) {});
  CHECK(bench.pool.ref_count() == 2);
  bench.pool.set_ref(task, false);
  bench.pool.set_ref(task, false);
  bench.pool.set_ref(blocked, false);
  CHECK(bench.pool.ref_count() == 0);
  CHECK(bench.pool.size() == 2);
  bench.pool.set_ref(task, true);
  CHECK(bench.pool.ref_count() == 1);
  bench.gate.open();
  bench.deliver(2);
  CHECK(bench.pool.ref_count() == 0);
}

TEST_CASE("the_pool_rings_once_for_all_that_nobody_has_taken_yet") {
  Bench bench(1);
  Gate last;
  for (int i = 0; i < 99; ++i) {
    bench.pool.submit("task", [] {}, [](Result<>) {});
  }
  // One thread: when this one works, the others are finished, all but itself.
  bench.pool.submit("task", [&] { last.open(); }, [](Result<>) {});
  last.wait();
  CHECK(bench.rings == 1);
  bench.deliver(100);
}

TEST_CASE("the_pool_rings_again_after_its_results_were_taken") {
  Bench bench(1);
  for (int i = 1; i <= 5; ++i) {
    bench.pool.submit("task", [] {}, [](Result<>) {});
    bench.deliver(1);
    CHECK(bench.rings == i);
  }
}
