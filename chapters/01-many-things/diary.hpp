// Notes what is done by which thread, and how long it all took.
#pragma once

#include <chrono>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "usage.hpp"

class Diary {
 public:
  explicit Diary(const std::string& title) { std::cout << title << "\n"; }

  // Any thread. Threads are numbered as they first write something.
  void note(const std::string& text) {
    const std::lock_guard lock(mutex_);
    const int next = static_cast<int>(numbers_.size()) + 1;
    const auto [entry, is_new] =
        numbers_.emplace(std::this_thread::get_id(), next);
    std::cout << "  thread " << entry->second << ": " << text << std::endl;
  }

  // When all threads have ended.
  ~Diary() {
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
        Clock::now() - start_);
    std::cout << "  " << elapsed.count() << " ms, "
              << static_cast<int>(processor_ms() - processor_ms_at_start_)
              << " of them computing, " << numbers_.size()
              << (numbers_.size() == 1 ? " thread" : " threads") << std::endl;
  }

 private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  std::map<std::thread::id, int> numbers_;
  Clock::time_point start_ = Clock::now();
  double processor_ms_at_start_ = processor_ms();
};
