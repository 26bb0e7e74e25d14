// ThreadPool: tasks that are cancelled, and the end of the pool.
#include "pool_bench.hpp"

TEST_CASE("a_queued_task_is_cancelled_and_its_work_never_done") {
  Bench bench;
  bench.block();
  std::error_code error;
  const Task task = bench.pool.submit(
      "task", [] { FAIL("it was cancelled"); },
      [&](Result<> result) { error = result.error(); });
  CHECK(bench.pool.cancel(task));
  bench.deliver(1);
  CHECK(error == Errc::cancelled);
  CHECK(error == std::errc::operation_canceled);
  bench.gate.open();
  bench.deliver(1);
  CHECK(bench.pool.size() == 0);
}

TEST_CASE("a_running_task_cannot_be_cancelled") {
  Bench bench;
  const Task task = bench.block();
  CHECK_FALSE(bench.pool.cancel(task));
  bench.gate.open();
  bench.deliver(1);
}

TEST_CASE("a_finished_task_cannot_be_cancelled") {
  Bench bench;
  bool is_done = false;
  const Task task = bench.pool.submit(
      "task", [] {}, [&](Result<> result) { is_done = result.has_value(); });
  REQUIRE(comes_true([&] { return bench.rings == 1; }));
  CHECK_FALSE(bench.pool.cancel(task));
  bench.deliver(1);
  CHECK(is_done);
}

TEST_CASE("a_delivered_task_cannot_be_cancelled") {
  Bench bench;
  const Task task = bench.pool.submit("task", [] {}, [](Result<>) {});
  bench.deliver(1);
  CHECK_FALSE(bench.pool.cancel(task));
  bench.pool.set_ref(task, true);
  CHECK(bench.pool.ref_count() == 0);
}

TEST_CASE("a_task_cannot_be_cancelled_twice") {
  Bench bench;
  bench.block();
  const Task task = bench.pool.submit("task", [] {}, [](Result<>) {});
  CHECK(bench.pool.cancel(task));
  CHECK_FALSE(bench.pool.cancel(task));
  bench.deliver(1);
  CHECK_FALSE(bench.pool.cancel(task));
  bench.gate.open();
  bench.deliver(1);
}

TEST_CASE("no_task_cannot_be_cancelled") {
  Bench bench;
  CHECK_FALSE(bench.pool.cancel(Task()));
}

TEST_CASE("when_most_tasks_are_cancelled_the_others_are_done") {
  Bench bench(1);
  bench.block();
  std::atomic<int> worked = 0;
  int cancelled = 0;
  std::vector<Task> tasks;
  for (int i = 0; i < 200; ++i) {
    tasks.push_back(bench.pool.submit(
        "task", [&] { ++worked; },
        [&](Result<> result) { cancelled += !result; }));
  }
  for (std::size_t i = 0; i < 200; ++i) {
    if (i % 4 != 0) CHECK(bench.pool.cancel(tasks[i]));
  }
  bench.gate.open();
  bench.deliver(201);
  CHECK(worked == 50);
  CHECK(cancelled == 150);
}

TEST_CASE("a_pool_that_goes_waits_for_what_runs_and_forgets_what_is_queued") {
  int count = 0;
  std::atomic<int> worked = 0;
  bool is_called = false;
  {
    Bench bench(1);
    bench.block();
    for (int i = 0; i < 10; ++i) {
      bench.pool.submit(
          "task", [&] { ++worked; },
          [&, counted = Counted(count)](Result<>) { is_called = true; });
    }
    CHECK(count == 10);
    auto opener = std::async(std::launch::async, [&] { bench.gate.open(); });
    bench.pool.close();
  }
  CHECK(count == 0);
  // The thread may have taken some before the pool began to close.
  CHECK(worked <= 10);
  CHECK_FALSE(is_called);
}

TEST_CASE("a_pool_that_goes_forgets_what_is_finished") {
  int count = 0;
  bool is_called = false;
  {
    Bench bench(2);
    for (int i = 0; i < 10; ++i) {
      bench.pool.submit("task", [] {},
                        [&, counted = Counted(count)](Result<>) {
                          is_called = true;
                        });
    }
    CHECK(comes_true([&] { return bench.rings >= 1; }));
  }
  CHECK(count == 0);
  CHECK_FALSE(is_called);
}

TEST_CASE("what_is_held_ends_on_our_thread") {
  Bench bench(2);
  int count = 0;
  std::thread::id ended;
  const Task blocked = bench.block();
  const Task task = bench.pool.submit(
      "task", [] {},
      [counted = Counted(count, [&] { ended = std::this_thread::get_id(); })](
          Result<>) {});
  bench.deliver(1);
  CHECK(count == 0);
  CHECK(ended == std::this_thread::get_id());
  bench.gate.open();
  bench.deliver(1);
}

TEST_CASE("what_is_submitted_to_a_closed_pool_is_never_begun") {
  Bench bench(2);
  bench.pool.close();
  int count = 0;
  bench.pool.submit(
      "task", [] { FAIL("the pool is closed"); },
      [counted = Counted(count)](Result<>) {});
  CHECK(bench.pool.thread_count() == 0);
  bench.pool.close();
  CHECK(count == 0);
}
