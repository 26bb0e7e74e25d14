// Timers without a runtime: the test says what time it is.
#pragma once

#include "mininode/timers.hpp"
#include "support.hpp"

using Time = Clock::time_point;

inline Time at(int milliseconds) {
  return Time(std::chrono::milliseconds(milliseconds));
}

// Calls all that are due; how many there were.
inline int call_due(Timers& timers, Time now) {
  int count = 0;
  timers.collect(now);
  while (auto due = timers.take(now)) {
    due->callback();
    timers.give_back(std::move(*due));
    ++count;
  }
  return count;
}

struct Fixture {
  Key start(int deadline, int name, int interval = 0) {
    return timers.start(at(deadline), [this, name] { heard.push_back(name); },
                        std::chrono::milliseconds(interval));
  }

  Timers timers;
  std::vector<int> heard;
};
