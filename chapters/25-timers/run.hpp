// The smallest loop that there is: it sleeps until the first deadline.
#pragma once

#include <thread>
#include <utility>

#include <mininode/timers.hpp>

inline void run(mininode::Timers& timers) {
  while (const auto deadline = timers.next_deadline()) {
    std::this_thread::sleep_until(*deadline);
    const auto now = mininode::Timers::Clock::now();
    timers.collect(now);
    while (auto due = timers.take(now)) {
      due->callback();
      timers.give_back(std::move(*due));
    }
  }
}
