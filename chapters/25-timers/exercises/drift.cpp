// An interval that counts from its last call, and one that keeps to the clock.
// Both share their loop with other timers, whose calls take their time.
#include <algorithm>
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

// What else the loop does, and why calls are late.
void start_others(Timers& timers, Clock::time_point from) {
  for (int i = 0; i < 100; ++i) {
    timers.start(from + i * 3ms, [] { std::this_thread::sleep_for(2ms); });
  }
}

// What is repeated: it sees how late it is. The least of its last ten latenesses
// counts, since any one call is late where the machine has something else to do.
class Call {
 public:
  bool is_last() const { return calls_ == rounds; }
  Clock::time_point start() const { return start_; }
  Clock::duration lateness() const { return lateness_; }

  void operator()() {
    const auto due = start_ + ++calls_ * interval;
    if (calls_ > rounds - 10) {
      lateness_ = std::min(lateness_, Clock::now() - due);
    }
  }

 private:
  Clock::time_point start_ = Clock::now();
  int calls_ = 0;
  Clock::duration lateness_ = Clock::duration::max();
};

// As set_interval() does it.
class FromTheLastCall {
 public:
  FromTheLastCall(Timers& timers, Call& call)
      : key_(timers.start(
            call.start() + interval,
            [this, &timers, &call] {
              call();
              if (call.is_last()) timers.clear(key_);
            },
            interval)) {}

 private:
  Key key_;
};

// A timer that starts itself anew, at a deadline that it computes.
class OnTheClock {
 public:
  OnTheClock(Timers& timers, Call& call)
      : timers_(timers), call_(call), next_(call.start()) {
    start();
  }

 private:
  void start() {
    next_ += interval;
    timers_.start(next_, [this] {
      call_();
      if (!call_.is_last()) start();
    });
  }

  Timers& timers_;
  Call& call_;
  Clock::time_point next_;
};

template <class Repeated>
Clock::duration lateness() {
  Timers timers;
  Call call;
  start_others(timers, call.start());
  const Repeated repeated(timers, call);
  run(timers);
  return call.lateness();
}

}  // namespace

int main() {
  const bool is_later = lateness<FromTheLastCall>() > lateness<OnTheClock>();
  std::cout << "counting from the last call is later after " << rounds
            << " calls: " << (is_later ? "yes" : "no") << "\n";
}
