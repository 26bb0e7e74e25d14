// Signals, for tests of what must not notice them. POSIX.
#pragma once

#include <pthread.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace support {

// Sends SIGUSR1, which interrupts system calls, to the thread that made it,
// again and again for as long as it lives.
class Nuisance {
 public:
  Nuisance() {
    struct sigaction ignore {};
    ignore.sa_handler = [](int) {};  // without SA_RESTART
    sigaction(SIGUSR1, &ignore, nullptr);
    thread_ = std::thread([this] {
      while (!is_over_) {
        pthread_kill(victim_, SIGUSR1);
        ++sent_;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
    });
  }
  ~Nuisance() {
    is_over_ = true;
    thread_.join();
  }

  int sent() const { return sent_; }

 private:
  pthread_t victim_ = pthread_self();
  std::atomic<bool> is_over_ = false;
  std::atomic<int> sent_ = 0;
  std::thread thread_;
};

}  // namespace support
