// Ways to wait that block: on one thread, on a thread for each question, and
// on a pool of them.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "errand.hpp"

// Asks, and blocks until the reply is complete.
inline void run_one(Errand& errand, int number) {
  const Socket socket = errand.ask(number);
  std::string reply;
  while (receive_some(socket.get(), reply) != Received::end) {
  }
  errand.take(number, reply);
}

inline void one_by_one(Errand& errand) {
  for (int number = 0; number < errand.count(); ++number) {
    run_one(errand, number);
  }
}

// The threads that a function starts, all of which end before it does.
class Threads {
 public:
  explicit Threads(Errand& errand) : errand_(errand) {}
  ~Threads() {
    for (auto& thread : threads_) thread.join();
  }

  template <class Work>
  void start(Work work) {
    threads_.emplace_back([this, work] {
      errand_.count_thread();
      try {
        work();
      } catch (...) {
        errand_.fail(std::current_exception());
      }
    });
  }

 private:
  Errand& errand_;
  std::vector<std::thread> threads_;
};

inline void thread_each(Errand& errand) {
  Threads threads(errand);
  for (int number = 0; number < errand.count(); ++number) {
    threads.start([&errand, number] { run_one(errand, number); });
  }
}

inline constexpr int pool_size = 20;

inline void pool(Errand& errand) {
  std::atomic<int> next = 0;
  Threads threads(errand);
  for (int i = 0; i < pool_size; ++i) {
    threads.start([&errand, &next] {
      for (int number; (number = next++) < errand.count();) {
        run_one(errand, number);
      }
    });
  }
}
