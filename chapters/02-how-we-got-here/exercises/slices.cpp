// Time slices for tasks that yield by hand: a clock says when, and the task
// looks at it in its loop.
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

#include "prime_count.hpp"
#include "scheduler.hpp"

using namespace std::chrono_literals;

namespace {

// Raises its flag again and again, every `slice`.
class SliceClock {
 public:
  explicit SliceClock(std::chrono::milliseconds slice)
      : thread_([this, slice] {
          while (!is_over_) {
            std::this_thread::sleep_for(slice);
            time_is_up_ = true;
          }
        }) {}
  ~SliceClock() {
    is_over_ = true;
    thread_.join();
  }

  void begin_slice() { time_is_up_ = false; }
  bool time_is_up() const {
    return time_is_up_.load(std::memory_order_relaxed);
  }

 private:
  std::atomic<bool> time_is_up_ = false;
  std::atomic<bool> is_over_ = false;
  std::thread thread_;  // last: it uses all of the above
};

// Counts primes until its time is up.
class SlicedCount {
 public:
  SlicedCount(int limit, SliceClock& clock) : limit_(limit), clock_(clock) {}

  bool step() {
    clock_.begin_slice();
    ++slices_;
    for (; next_ < limit_ && !clock_.time_is_up(); ++next_) {
      count_ += is_prime(next_) ? 1 : 0;
    }
    return next_ < limit_;
  }

  int count() const { return count_; }
  int slices() const { return slices_; }

 private:
  int limit_;
  SliceClock& clock_;
  int next_ = 0, count_ = 0, slices_ = 0;
};

}  // namespace

int main() {
  SliceClock clock(10ms);
  SlicedCount a(300'000, clock);
  SlicedCount b(2'000'000, clock);
  run_in_turn({{"a", [&a] { return a.step(); }},
               {"b", [&b] { return b.step(); }}},
              [](const Task&) {});
  std::cout << "a: " << a.count() << " primes in " << a.slices()
            << " slices\nb: " << b.count() << " primes in " << b.slices()
            << " slices\n";
}
