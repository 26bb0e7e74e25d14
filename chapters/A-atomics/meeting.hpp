// Meeting: how two threads begin something at the same moment.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

// Where two threads wait for each other, as often as they like.
class Meeting {
 public:
  // Returns when the other thread has called it as often as this one.
  void meet() {
    const int mine = arrived_.fetch_add(1, std::memory_order_acq_rel);
    const int both = mine - mine % 2 + 2;
    for (int looks = 0; arrived_.load(std::memory_order_acquire) < both;) {
      if (++looks % 20'000 != 0) continue;
      naps_.fetch_add(1, std::memory_order_relaxed);
      std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
  }

  // How often a player took a nap because the other one did not come. Probably
  // it was not running.
  int naps() const { return naps_.load(std::memory_order_relaxed); }

 private:
  alignas(128) std::atomic<int> arrived_ = 0;
  alignas(128) std::atomic<int> naps_ = 0;
};
