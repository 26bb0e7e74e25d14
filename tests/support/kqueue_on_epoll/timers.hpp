// The timers of one queue: a list by time, and one timerfd for the nearest.
#pragma once

#include <map>
#include <optional>

#include "knote.hpp"

namespace kqueue_on_epoll {

// How long the period is that a change gives `timer`, whose own flags say
// whether it repeats; nothing if it makes no sense.
std::optional<Clock::duration> period_of(const struct kevent& change,
                                         const Knote& timer);

class Timers {
 public:
  Timers();
  ~Timers();
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;

  int descriptor() const { return descriptor_; }

  void start(Knote& timer, Clock::duration period);
  void stop(Knote& timer);

  // Moves on every timer that is due and hands it to `expired`.
  template <class Expired>
  void run(Expired expired) {
    const auto now = Clock::now();
    bool any = false;
    while (!by_time_.empty() && by_time_.begin()->first <= now) {
      Knote& timer = *by_time_.begin()->second;
      by_time_.erase(by_time_.begin());
      advance(timer, now);
      expired(timer);
      any = true;
    }
    if (any) set_alarm();
  }

 private:
  void advance(Knote& timer, Clock::time_point now);
  void set_alarm();

  std::multimap<Clock::time_point, Knote*> by_time_;
  int descriptor_;
};

}  // namespace kqueue_on_epoll
