// An interval that counts from its last call, and one that keeps to the clock.
// Each call takes its time, as calls do.
#include <chrono>
#include <iostream>
#include <thread>

#include <mininode/timers.hpp>

#include "run.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

constexpr auto interval = 10ms;
constexpr int rounds = 20;

// As set_interval() does it.
class FromTheLastCall {
 public:
  explicit FromTheLastCall(Timers& timers)
      : timers_(timers),
        key_(timers.start(Clock::now() + interval, [this] { call(); },
                          interval)) {}

 private:
  void call() {
    std::this_thread::sleep_for(1ms);
    if (++calls_ == rounds) timers_.clear(key_);
  }

  Timers& timers_;
  Key key_;
  int calls_ = 0;
};

// A timer that starts itself anew, at a deadline that it computes.
class OnTheClock {
 public:
  explicit OnTheClock(Timers& timers) : timers_(timers) { start(); }

 private:
  void start() {
    next_ += interval;
    timers_.start(next_, [this] {
      std::this_thread::sleep_for(1ms);
      if (++calls_ < rounds) start();
    });
  }

  Timers& timers_;
  int calls_ = 0;
  Clock::time_point next_ = Clock::now();
};

template <class Repeated>
Clock::duration lateness() {
  Timers timers;
  const auto start = Clock::now();
  const Repeated repeated(timers);
  run(timers);
  return Clock::now() - start - rounds * interval;
}

}  // namespace

int main() {
  const bool is_later = lateness<FromTheLastCall>() > lateness<OnTheClock>();
  std::cout << "counting from the last call is later after " << rounds
            << " calls: " << (is_later ? "yes" : "no") << "\n";
}
