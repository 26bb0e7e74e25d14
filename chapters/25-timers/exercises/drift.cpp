// An interval that counts from its last call, and one that keeps to the clock.
// Each call takes its time, as calls do.
#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

#include <mininode/timers.hpp>

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

constexpr auto interval = 10ms;
constexpr int rounds = 20;

// A timer that starts itself anew, at a deadline that it computes.
class OnTheClock {
 public:
  explicit OnTheClock(Timers& timers) : timers_(timers) { start(); }

  int calls = 0;

 private:
  void start() {
    next_ += interval;
    timers_.start(next_, [this] {
      std::this_thread::sleep_for(1ms);
      if (++calls < rounds) start();
    });
  }

  Timers& timers_;
  Clock::time_point next_ = Clock::now();
};

void run(Timers& timers) {
  while (const auto deadline = timers.next_deadline()) {
    std::this_thread::sleep_until(*deadline);
    timers.collect(Clock::now());
    while (auto due = timers.take(Clock::now())) {
      due->callback();
      timers.give_back(std::move(*due));
    }
  }
}

template <class Begin>
Clock::duration lateness(Begin begin) {
  Timers timers;
  const auto start = Clock::now();
  const auto kept = begin(timers);
  run(timers);
  (void)kept;
  return Clock::now() - start - rounds * interval;
}

}  // namespace

int main() {
  const auto counted = lateness([](Timers& timers) {
    auto calls = std::make_shared<int>(0);
    auto key = std::make_shared<Key>();
    *key = timers.start(
        Clock::now() + interval,
        [&timers, calls, key] {
          std::this_thread::sleep_for(1ms);
          if (++*calls == rounds) timers.clear(*key);
        },
        interval);
    return key;
  });
  const auto kept = lateness([](Timers& timers) {
    return std::make_shared<OnTheClock>(timers);
  });
  const bool is_later = counted > kept;
  std::cout << "counting from the last call is later after " << rounds
            << " calls: " << (is_later ? "yes" : "no") << "\n";
}
