// Signals do not end the loop, and no timer fires early by them.
#include <pthread.h>

#include <csignal>

#include "support.hpp"

namespace {

// Interrupts the system calls of the thread that made it, again and again.
class Nuisance {
 public:
  Nuisance() {
    struct sigaction ignore {};
    ignore.sa_handler = [](int) {};  // without SA_RESTART
    sigaction(SIGUSR1, &ignore, nullptr);
    thread_ = std::thread([this] {
      while (!is_over_) {
        pthread_kill(victim_, SIGUSR1);
        std::this_thread::sleep_for(200us);
      }
    });
  }
  ~Nuisance() {
    is_over_ = true;
    thread_.join();
  }

 private:
  pthread_t victim_ = pthread_self();
  std::atomic<bool> is_over_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("signals_do_not_end_the_loop") {
  const Nuisance nuisance;
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_interval(2ms, [&, timer] {
      if (++calls == 20) timer->clear();
    });
  });
  CHECK(calls == 20);
}

TEST_CASE("a_timer_is_not_early_among_signals") {
  const Nuisance nuisance;
  const auto start = Clock::now();
  run([] { set_timeout(50ms, [] {}); });
  CHECK(Clock::now() - start >= 50ms);
}

TEST_CASE("results_of_the_pool_arrive_among_signals") {
  const Nuisance nuisance;
  int delivered = 0;
  run([&] {
    for (int i = 0; i < 50; ++i) {
      submit([] { std::this_thread::sleep_for(1ms); },
             [&](Result<> result) { delivered += result.has_value(); });
    }
  });
  CHECK(delivered == 50);
}
