// What the tests of the runtime share.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "doctest.hpp"
#include "mininode/mininode.hpp"
#include "skip.hpp"
#include "step.hpp"
#include "waiting.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using support::Clock;
using support::comes_true;
using support::must;
using support::patience;

using Words = std::vector<std::string>;

// Keeps the thread busy: no callback can run meanwhile.
inline void be_busy(Clock::duration time) {
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
  }
}

// A door that a task waits at until the test opens it.
class Gate {
 public:
  void open() { promise_.set_value(); }
  void wait() const { future_.wait(); }
  bool has_opened_within(std::chrono::milliseconds time) const {
    return future_.wait_for(time) == std::future_status::ready;
  }

 private:
  std::promise<void> promise_;
  std::shared_future<void> future_{promise_.get_future()};
};

// Counts how many of its kind there are, and does something at its end.
class Counted {
 public:
  explicit Counted(int& count, std::function<void()> at_end = {})
      : count_(&count), at_end_(std::move(at_end)) {
    ++*count_;
  }
  Counted(Counted&& other) noexcept
      : count_(std::exchange(other.count_, nullptr)),
        at_end_(std::move(other.at_end_)) {}
  Counted& operator=(Counted&&) = delete;
  ~Counted() {
    if (!count_) return;
    --*count_;
    if (at_end_) at_end_();
  }

 private:
  int* count_;
  std::function<void()> at_end_;
};

// A task on the pool of the current runtime.
template <class Work, class Done>
Task submit(Work work, Done done) {
  return Runtime::current().pool().submit("test", std::move(work),
                                          std::move(done));
}
