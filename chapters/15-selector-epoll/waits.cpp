// How long select() takes to find out that nothing happens.
//
// The last wait is interrupted by a signal every 5 milliseconds.
#include <signal.h>
#include <sys/time.h>

#include <chrono>
#include <iostream>
#include <iterator>

#include "selector.hpp"

using namespace minimio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

int signals = 0;

void tick_every_5_ms() {
  struct sigaction action {};
  action.sa_handler = [](int) { ++signals; };
  ::sigaction(SIGALRM, &action, nullptr);
  const itimerval timer{{0, 5000}, {0, 5000}};
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

void wait_for(Selector& selector, std::chrono::nanoseconds timeout) {
  using std::chrono::microseconds;
  Events events(4);
  const auto start = Clock::now();
  const bool selected =
      selector.select(events, Deadline(timeout)).has_value();
  const auto took = Clock::now() - start;
  std::cout << "asked for " << duration_cast<microseconds>(timeout).count()
            << " us, took " << duration_cast<microseconds>(took).count()
            << " us, early: " << (took < timeout ? "yes" : "no")
            << ", events: " << events.size()
            << (selected ? "" : ", and an error") << "\n";
}

}  // namespace

int main() {
  const auto selector = Selector::create();
  if (!selector) return 1;
  wait_for(**selector, 0us);
  wait_for(**selector, 100us);
  wait_for(**selector, 1500us);
  wait_for(**selector, 20ms);
  tick_every_5_ms();
  wait_for(**selector, 50ms);
  std::cout << "interrupted: " << (signals > 0 ? "yes" : "no") << "\n";
}
