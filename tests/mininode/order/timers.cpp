// Timers that are called once.
#include "programs.hpp"

namespace {

void ticks_between_timers() {
  run([] {
    for (const std::string name : {"a", "b", "c"}) {
      set_timeout(5ms, [name] {
        say("timer " + name);
        queue_microtask([name] { say("microtask " + name); });
        next_tick([name] { say("tick " + name); });
      });
    }
    be_busy(15ms);
  });
}

void zero_is_one_millisecond() {
  run([] {
    set_timeout(1ms, [] { say("1"); });
    set_timeout(0ms, [] { say("0"); });
    set_timeout(1ms, [] { say("1 again"); });
    set_timeout(-5ms, [] { say("-5"); });
    be_busy(10ms);
  });
}

void timers_of_different_delays() {
  run([] {
    for (const int delay : {50, 10, 40, 20, 30}) {
      set_timeout(std::chrono::milliseconds(delay), [delay] { say(delay); });
    }
    be_busy(70ms);
  });
}

void timers_of_equal_delay() {
  run([] {
    for (const char* name : {"a", "b", "c", "d"}) {
      set_timeout(5ms, [name] { say(name); });
    }
  });
}

void timer_in_timer() {
  run([] {
    set_timeout(10ms, [] {
      say("a");
      set_timeout(1ms, [] { say("c"); });
    });
    set_timeout(10ms, [] {
      say("b");
      set_timeout(1ms, [] { say("d"); });
    });
    be_busy(20ms);
  });
}

void start(int left) {
  set_timeout(2ms, [left] {
    say(left);
    if (left > 0) start(left - 1);
  });
}

void timers_one_after_another() {
  run([] { start(5); });
}

void timer_cleared_by_another() {
  Timer b, d;
  run([&b, &d] {
    set_timeout(5ms, [&b, &d] {
      say("a");
      clear_timeout(b);
      next_tick([&d] { clear_timeout(d); });
    });
    b = set_timeout(5ms, [] { say("b"); });
    set_timeout(5ms, [] { say("c"); });
    d = set_timeout(5ms, [] { say("d"); });
    set_timeout(5ms, [] { say("e"); });
    be_busy(15ms);
  });
}

void timer_due_while_another_is_busy() {
  run([] {
    set_timeout(5ms, [] {
      say("first");
      set_immediate([] { say("immediate"); });
      be_busy(150ms);
    });
    set_timeout(105ms, [] { say("second"); });
  });
}

void refresh_moves_a_timer_back() {
  run([] {
    const Timer a = set_timeout(60ms, [] { say("a"); });
    set_timeout(100ms, [] { say("b"); });
    set_timeout(30ms, [a] {
      say("refresh");
      a.refresh();
    });
    set_timeout(70ms, [a] {
      say("refresh again");
      a.refresh();
    });
  });
}

void refresh_in_its_own_callback() {
  Timer timer;
  run([&timer] {
    timer = set_timeout(2ms, [&timer, calls = 0]() mutable {
      say(++calls);
      if (calls < 4) timer.refresh();
    });
  });
}

std::string has_ref(const Timer& timer) {
  return timer.has_ref() ? "true" : "false";
}

void unrefd_timers() {
  run([] {
    const Timer a = set_timeout(5ms, [] { say("a"); });
    a.unref();
    const Timer b = set_timeout(20ms, [] { say("b"); });
    say(has_ref(a) + " " + has_ref(b));
    const Timer c = set_timeout(10s, [] { say("never"); });
    c.unref();
    const Timer d = set_timeout(40ms, [] { say("d"); });
    d.unref();
    d.ref();
    say(has_ref(c) + " " + has_ref(d));
  });
}

void unrefd_timer_after_a_busy_beginning() {
  run([] {
    set_timeout(1ms, [] { say("never"); }).unref();
    be_busy(5ms);
    say("main");
  });
}

}  // namespace

Programs timers() {
  return {
      {"ticks_between_timers", ticks_between_timers},
      {"zero_is_one_millisecond", zero_is_one_millisecond},
      {"timers_of_different_delays", timers_of_different_delays},
      {"timers_of_equal_delay", timers_of_equal_delay},
      {"timer_in_timer", timer_in_timer},
      {"timers_one_after_another", timers_one_after_another},
      {"timer_cleared_by_another", timer_cleared_by_another},
      {"timer_due_while_another_is_busy", timer_due_while_another_is_busy},
      {"refresh_moves_a_timer_back", refresh_moves_a_timer_back},
      {"refresh_in_its_own_callback", refresh_in_its_own_callback},
      {"unrefd_timers", unrefd_timers},
      {"unrefd_timer_after_a_busy_beginning",
       unrefd_timer_after_a_busy_beginning},
  };
}
