// A lock of one atomic variable, and what its two orders are for.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

namespace {

class SpinLock {
 public:
  void lock() {
    while (is_taken_.exchange(true, std::memory_order_acquire)) {
      std::this_thread::yield();
    }
  }
  void unlock() { is_taken_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> is_taken_ = false;
};

constexpr int times = 100'000;

SpinLock lock;
int number = 0;  // an ordinary one; the lock guards it

void count() {
  for (int i = 0; i < times; ++i) {
    const std::lock_guard guard(lock);
    ++number;
  }
}

}  // namespace

int main() {
  std::thread other(count);
  count();
  other.join();
  std::printf("counted to %d\n", number);
}
