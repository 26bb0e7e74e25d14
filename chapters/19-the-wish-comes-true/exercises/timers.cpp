// A loop with timers: what poll() needs for that is its timeout.
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include <minimio/minimio.hpp>

using namespace minimio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class TimerLoop {
 public:
  using Callback = std::function<void()>;

  void after(Clock::duration delay, Callback callback) {
    timers_.emplace(Clock::now() + delay, std::move(callback));
  }

  // Until no timer is left.
  void run() {
    while (!timers_.empty()) {
      const auto left = timers_.begin()->first - Clock::now();
      if (!poll_.poll(events_, left)) throw std::runtime_error("cannot wait");
      run_due_timers();
    }
  }

 private:
  // Those that are due now. One that a timer starts waits for the next turn.
  void run_due_timers() {
    std::multimap<Clock::time_point, Callback> due;
    const auto now = Clock::now();
    while (!timers_.empty() && timers_.begin()->first <= now) {
      due.insert(timers_.extract(timers_.begin()));
    }
    for (auto& [time, callback] : due) callback();
  }

  Poll poll_ = Poll::create().value();
  Events events_{8};
  std::multimap<Clock::time_point, Callback> timers_;
};

int main() {
  const auto start = Clock::now();
  const auto print = [start](const std::string& what) {
    using std::chrono::milliseconds;
    std::cout << "after "
              << duration_cast<milliseconds>(Clock::now() - start).count()
              << " ms: " << what << "\n";
  };
  TimerLoop loop;
  loop.after(200ms, [&] { print("the second"); });
  loop.after(100ms, [&] {
    print("the first, which starts another");
    loop.after(200ms, [&] { print("the third"); });
  });
  loop.run();
}
