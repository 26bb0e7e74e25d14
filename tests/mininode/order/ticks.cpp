// Ticks and microtasks.
#include "programs.hpp"

namespace {

void ticks_before_microtasks() {
  run([] {
    queue_microtask([] { say("microtask"); });
    next_tick([] { say("tick"); });
    say("main");
  });
}

void tick_in_microtask() {
  run([] {
    queue_microtask([] {
      say("microtask 1");
      next_tick([] { say("tick"); });
      queue_microtask([] { say("microtask 3"); });
    });
    queue_microtask([] { say("microtask 2"); });
  });
}

void microtask_in_tick() {
  run([] {
    next_tick([] {
      say("tick 1");
      queue_microtask([] { say("microtask"); });
      next_tick([] { say("tick 3"); });
    });
    next_tick([] { say("tick 2"); });
  });
}

void ask(const std::string& name, int depth) {
  next_tick([=] {
    say(name + " " + std::to_string(depth));
    if (depth < 3) ask(name, depth + 1);
  });
}

void nested_ticks() {
  run([] {
    ask("a", 1);
    ask("b", 1);
  });
}

void microtask(const std::string& name, int left);

void tick(const std::string& name, int left) {
  next_tick([=] {
    say(name + " tick " + std::to_string(left));
    if (left > 0) microtask(name, left - 1);
  });
}

void microtask(const std::string& name, int left) {
  queue_microtask([=] {
    say(name + " microtask " + std::to_string(left));
    if (left > 0) tick(name, left - 1);
  });
}

void ticks_and_microtasks_in_turn() {
  run([] {
    tick("a", 4);
    microtask("b", 4);
  });
}

void long_chain(int left) {
  next_tick([left] {
    if (left > 0) return long_chain(left - 1);
    be_busy(10ms);
    say("last tick");
  });
}

void ticks_before_the_loop() {
  run([] {
    set_timeout(0ms, [] {
      say("timer");
      set_immediate([] { say("immediate"); });
    });
    long_chain(1000);
  });
}

void chain(int step, void (*at_end)()) {
  queue_microtask([=] {
    say("step " + std::to_string(step));
    step < 4 ? chain(step + 1, at_end) : at_end();
  });
}

void chain_between_immediates() {
  run([] {
    set_immediate([] {
      say("immediate 1");
      chain(1, [] {});
    });
    set_immediate([] { say("immediate 2"); });
  });
}

void chain_between_timers() {
  run([] {
    set_timeout(5ms, [] {
      say("timer 1");
      chain(1, [] { set_timeout(0ms, [] { say("timer of the chain"); }); });
    });
    set_timeout(5ms, [] { say("timer 2"); });
    be_busy(15ms);
  });
}

}  // namespace

Programs ticks() {
  return {
      {"ticks_before_microtasks", ticks_before_microtasks},
      {"tick_in_microtask", tick_in_microtask},
      {"microtask_in_tick", microtask_in_tick},
      {"nested_ticks", nested_ticks},
      {"ticks_and_microtasks_in_turn", ticks_and_microtasks_in_turn},
      {"ticks_before_the_loop", ticks_before_the_loop},
      {"chain_between_immediates", chain_between_immediates},
      {"chain_between_timers", chain_between_timers},
  };
}
