// A task that waits for another thread. What that thread calls must neither
// touch the executor nor leave the reactor asleep.
#include <exception>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "executor.hpp"
#include "reactor.hpp"

namespace {

// Any thread leaves a Wake here; the loop's thread calls them.
class Door {
 public:
  explicit Door(const minimio::Registrator& registrator)
      : bell_(must(registrator.waker(0), "no bell")) {}

  void knock(Wake wake) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(wake));
    }
    must(bell_.wake(), "cannot ring");
  }

  void let_in() {
    for (const Wake& wake : take_all()) wake();
  }

 private:
  std::vector<Wake> take_all() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

  std::mutex mutex_;
  std::vector<Wake> waiting_;
  minimio::Waker bell_;
};

// Has the sum computed on a thread of its own.
class Sum {
 public:
  explicit Sum(Door& door) : door_(door) {}
  ~Sum() {
    if (thread_.joinable()) thread_.join();
  }

  Progress run(const Wake& wake) {
    if (!thread_.joinable()) {
      std::cout << "sum: not yet\n";
      thread_ = std::thread([this, wake] {
        for (int i = 1; i <= 1'000; ++i) sum_ += i;
        door_.knock(wake);
      });
      return Progress::pending;
    }
    std::cout << "sum: " << sum_ << "\n";
    return Progress::done;
  }

 private:
  Door& door_;
  std::thread thread_;
  int sum_ = 0;
};

void run_all() {
  Reactor reactor;
  Executor executor;
  Door door(reactor.registrator());
  Sum sum(door);
  executor.spawn([&](const Wake& wake) { return sum.run(wake); });
  while (executor.has_tasks()) {
    executor.run();
    if (executor.can_run() || !executor.has_tasks()) continue;
    std::cout << "-- nothing can run\n";
    reactor.wait({});
    door.let_in();
  }
}

}  // namespace

int main() {
  try {
    run_all();
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
