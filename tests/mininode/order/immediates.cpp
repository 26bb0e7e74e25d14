// Immediates.
#include "programs.hpp"

namespace {

void ticks_between_immediates() {
  run([] {
    for (const std::string name : {"a", "b", "c"}) {
      set_immediate([name] {
        say("immediate " + name);
        queue_microtask([name] { say("microtask " + name); });
        next_tick([name] { say("tick " + name); });
      });
    }
  });
}

void immediates_in_order() {
  run([] {
    for (int i = 1; i <= 5; ++i) {
      set_immediate([i] { say("immediate " + std::to_string(i)); });
    }
    next_tick([] { set_immediate([] { say("immediate of a tick"); }); });
    queue_microtask([] {
      set_immediate([] { say("immediate of a microtask"); });
    });
  });
}

void immediate_in_immediate() {
  run([] {
    set_immediate([] {
      say("a");
      set_immediate([] {
        say("c");
        set_immediate([] { say("e"); });
      });
    });
    set_immediate([] {
      say("b");
      set_immediate([] { say("d"); });
    });
  });
}

void immediate_cleared_by_another() {
  Immediate b;
  run([&b] {
    set_immediate([&b] {
      say("a");
      clear_immediate(b);
    });
    b = set_immediate([] { say("b"); });
    set_immediate([] { say("c"); });
  });
}

void immediate_cleared_by_a_tick() {
  Immediate b, d;
  run([&b, &d] {
    set_immediate([&b, &d] {
      say("a");
      next_tick([&b] { clear_immediate(b); });
      queue_microtask([&d] { clear_immediate(d); });
    });
    b = set_immediate([] { say("b"); });
    set_immediate([] { say("c"); });
    d = set_immediate([] { say("d"); });
    set_immediate([] { say("e"); });
  });
}

void timer_between_rounds_of_immediates() {
  run([] {
    set_immediate([] {
      say("immediate 1");
      set_immediate([] { say("immediate 2"); });
      set_timeout(0ms, [] { say("timer"); });
      be_busy(5ms);
    });
  });
}

void immediate_in_timer() {
  run([] {
    set_timeout(1ms, [] {
      say("timer 1");
      set_timeout(0ms, [] { say("timer 2"); });
      set_immediate([] { say("immediate"); });
      next_tick([] { say("tick"); });
      be_busy(5ms);
    });
  });
}

std::string has_ref(const Immediate& immediate) {
  return immediate.has_ref() ? "true" : "false";
}

void unrefd_immediate() {
  run([] {
    const Immediate first = set_immediate([] {
      say("first");
      const Immediate last = set_immediate([] { say("never"); });
      last.unref();
      say(has_ref(last));
    });
    first.unref();
    say(has_ref(first));
    set_timeout(20ms, [] { say("timer"); });
  });
}

void unrefd_immediate_after_a_busy_beginning() {
  run([] {
    set_immediate([] { say("immediate"); }).unref();
    set_timeout(1ms, [] { say("timer"); });
    be_busy(5ms);
  });
}

}  // namespace

Programs immediates() {
  return {
      {"ticks_between_immediates", ticks_between_immediates},
      {"immediates_in_order", immediates_in_order},
      {"immediate_in_immediate", immediate_in_immediate},
      {"immediate_cleared_by_another", immediate_cleared_by_another},
      {"immediate_cleared_by_a_tick", immediate_cleared_by_a_tick},
      {"timer_between_rounds_of_immediates",
       timer_between_rounds_of_immediates},
      {"immediate_in_timer", immediate_in_timer},
      {"unrefd_immediate", unrefd_immediate},
      {"unrefd_immediate_after_a_busy_beginning",
       unrefd_immediate_after_a_busy_beginning},
  };
}
