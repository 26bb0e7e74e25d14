// What threads that only wait cost: a thousand of them.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <iomanip>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "usage.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double us_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start)
      .count();
}

// Where threads sleep until somebody calls them.
class Dormitory {
 public:
  // Ends when it is over.
  void sleep() {
    std::unique_lock lock(mutex_);
    ++asleep_;
    changed_.notify_all();
    morning_.wait(lock, [this] { return is_over_; });
  }

  void wait_until_asleep(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, count] { return asleep_ == count; });
  }

  void wake_all() {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    morning_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_, morning_;
  int asleep_ = 0;
  bool is_over_ = false;
};

void start_sleepers(int count) {
  Dormitory dormitory;
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(count));
  const double kib_before = memory_kib();
  const auto start = Clock::now();
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&dormitory] { dormitory.sleep(); });
  }
  dormitory.wait_until_asleep(count);
  std::cout << "to start one: " << us_since(start) / count << " us\n"
            << "memory in use for one: "
            << (memory_kib() - kib_before) / count << " KiB" << std::endl;
  dormitory.wake_all();
  for (auto& thread : threads) thread.join();
}

// Two threads take turns: one waits while the other has the ball.
class Court {
 public:
  void play(int player, int rounds) {
    for (int i = 0; i < rounds; ++i) {
      std::unique_lock lock(mutex_);
      passed_.wait(lock, [this, player] { return ball_ == player; });
      ball_ = 1 - player;
      passed_.notify_one();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable passed_;
  int ball_ = 0;
};

double us_to_hand_over() {
  constexpr int rounds = 2'000;
  Court court;
  const auto start = Clock::now();
  std::thread other([&court] { court.play(1, rounds); });
  court.play(0, rounds);
  other.join();
  return us_since(start) / (2 * rounds);
}

double us_to_call() {
  constexpr int calls = 100'000;
  int count = 0;
  std::function<void()> step = [&count] { ++count; };
  const auto start = Clock::now();
  while (count < calls) step();
  return us_since(start) / calls;
}

}  // namespace

int main() {
  std::cout << std::fixed << std::setprecision(3);
  start_sleepers(1000);
  std::cout << "to hand over to another thread: " << us_to_hand_over()
            << " us\n"
            << "to call a stored function: " << us_to_call() << " us\n";
}
