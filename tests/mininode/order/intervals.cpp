// Intervals.
#include "programs.hpp"

namespace {

void interval_cleared_by_itself() {
  Timer interval;
  run([&interval] {
    interval = set_interval(2ms, [&interval, calls = 0]() mutable {
      say(++calls);
      if (calls == 3) clear_interval(interval);
    });
  });
}

void interval_cleared_by_its_tick() {
  Timer a, b;
  run([&a, &b] {
    a = set_interval(2ms, [&a] {
      say("a");
      next_tick([&a] { clear_interval(a); });
    });
    b = set_interval(30ms, [&b] {
      say("b");
      queue_microtask([&b] { clear_interval(b); });
    });
  });
}

void interval_and_a_timer_started_in_it() {
  Timer interval;
  run([&interval] {
    interval = set_interval(150ms, [&interval, calls = 0]() mutable {
      say("interval " + std::to_string(++calls));
      if (calls == 2) return clear_interval(interval);
      set_timeout(10ms, [] { say("timer"); });
    });
  });
}

void interval_among_timers() {
  Timer interval;
  run([&interval] {
    set_timeout(20ms, [] { say("a"); });
    interval = set_interval(20ms, [&interval, was_called = false]() mutable {
      say("interval");
      if (was_called) clear_interval(interval);
      was_called = true;
    });
    set_timeout(20ms, [] { say("b"); });
  });
}

void unrefd_interval() {
  Timer interval;
  run([&interval] {
    interval = set_interval(2ms, [&interval, calls = 0]() mutable {
      say(++calls);
      if (calls == 3) interval.unref();
    });
  });
}

}  // namespace

Programs intervals() {
  return {
      {"interval_cleared_by_itself", interval_cleared_by_itself},
      {"interval_cleared_by_its_tick", interval_cleared_by_its_tick},
      {"interval_and_a_timer_started_in_it",
       interval_and_a_timer_started_in_it},
      {"interval_among_timers", interval_among_timers},
      {"unrefd_interval", unrefd_interval},
  };
}
