// A loop that waits for two things, timers and a pool: it sleeps on a condition
// variable, until the first deadline at most, or until the pool rings.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include <mininode/thread_pool.hpp>
#include <mininode/timers.hpp>

class Bell {
 public:
  using Clock = mininode::Timers::Clock;

  // Any thread.
  void ring() {
    const std::lock_guard lock(mutex_);
    has_rung_ = true;
    rung_.notify_one();
  }

  // Until it rings, or until the deadline, if there is one.
  void wait(std::optional<Clock::time_point> deadline) {
    std::unique_lock lock(mutex_);
    const auto heard = [this] { return has_rung_; };
    if (deadline) {
      rung_.wait_until(lock, *deadline, heard);
    } else {
      rung_.wait(lock, heard);
    }
    has_rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable rung_;
  bool has_rung_ = false;
};

struct LittleLoop {
  explicit LittleLoop(unsigned threads = 4)
      : pool(threads, "pool", [this] {
          ++rings;
          bell.ring();
        }) {}

  // Until nothing is left to wait for.
  void run() {
    while (timers.size() > 0 || pool.size() > 0) {
      bell.wait(timers.next_deadline());
      deliver();
      fire();
    }
  }

  void deliver() {
    for (const auto& job : pool.take_finished()) job->deliver();
  }

  void fire() {
    timers.collect(mininode::Timers::Clock::now());
    while (auto due = timers.take(mininode::Timers::Clock::now())) {
      due->callback();
      timers.give_back(std::move(*due));
    }
  }

  Bell bell;
  std::atomic<int> rings = 0;
  mininode::Timers timers;
  mininode::ThreadPool pool;  // last, so that it ends before what it rings
};
