// Several runtimes in one process.
#include "sources.hpp"

namespace {

// A bit of everything: how many callbacks there were.
int work_for(const std::string& name) {
  int calls = 0;
  run([&] {
    for (int i = 0; i < 20; ++i) {
      set_timeout(std::chrono::milliseconds(i % 5), [&] {
        CHECK(current() == name);
        ++calls;
      });
      submit([] { return std::this_thread::get_id(); },
             [&](Result<std::thread::id> result) {
               CHECK(must(result) != std::this_thread::get_id());
               CHECK(current() == name);
               ++calls;
             });
      set_immediate([&] { ++calls; });
      next_tick([&] { ++calls; });
    }
  }, {.name = name});
  return calls;
}

}  // namespace

TEST_CASE("runtimes_one_after_another") {
  for (int i = 0; i < 20; ++i) CHECK(work_for("loop") == 80);
}

TEST_CASE("runtimes_side_by_side") {
  std::vector<std::future<int>> loops;
  for (int i = 0; i < 4; ++i) {
    loops.push_back(std::async(std::launch::async, [i] {
      int calls = 0;
      for (int round = 0; round < 5; ++round) {
        calls += work_for("loop " + std::to_string(i));
      }
      return calls;
    }));
  }
  for (auto& loop : loops) CHECK(loop.get() == 400);
}

TEST_CASE("every_runtime_has_a_number_of_its_own") {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  run([&] { first = Runtime::current().number(); });
  run([&] { second = Runtime::current().number(); });
  CHECK(first != second);
}

TEST_CASE("one_loop_does_not_wait_for_another") {
  Gate gate;
  auto other = std::async(std::launch::async, [&] {
    run([&] { submit([&] { gate.wait(); }, [](Result<>) {}); });
  });
  bool is_called = false;
  run([&] { set_timeout(5ms, [&] { is_called = true; }); });
  CHECK(is_called);
  gate.open();
  other.get();
}

TEST_CASE("a_timer_cannot_be_cleared_from_the_thread_of_another_runtime") {
  bool is_called = false;
  run([&] {
    const Timer timer = set_timeout(1ms, [&] { is_called = true; });
    std::async(std::launch::async, [timer] {
      timer.clear();
      run([timer] { timer.clear(); });
    }).get();
  });
  CHECK(is_called);
}
