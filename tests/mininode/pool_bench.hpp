// A ThreadPool without a runtime: the test itself takes out and delivers.
#pragma once

#include "mininode/thread_pool.hpp"
#include "support.hpp"

// A pool, and how often it has rung.
struct Bench {
  explicit Bench(unsigned threads = 1)
      : pool(threads, "pool", [this] { ++rings; }) {}

  // Keeps a thread of the pool until `gate` opens; it has begun on return.
  Task block() {
    Gate begun;
    Task task = pool.submit(
        "block",
        [this, &begun] {
          begun.open();
          gate.wait();
        },
        [](Result<>) {});
    begun.wait();
    return task;
  }

  // Delivers until so many have been.
  void deliver(std::size_t count) {
    while (count > 0) {
      REQUIRE(comes_true([&] { return rings > heard; }));
      heard = rings;
      for (const auto& job : pool.take_finished()) {
        job->deliver();
        --count;
      }
    }
  }

  std::atomic<int> rings = 0;
  int heard = 0;
  Gate gate;
  ThreadPool pool;
};
