// Exceptions: Node's event "uncaughtException", and our on_uncaught.
#include <stdexcept>
#include <utility>

#include "mininode/fs.hpp"
#include "programs.hpp"

namespace {

std::string message_of(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

void run_and_catch(Callback<> main) {
  run(std::move(main), {.on_uncaught = [](std::exception_ptr error) {
        say("caught " + message_of(error));
      }});
}

Callback<> thrower(const char* where) {
  return [where] { throw std::runtime_error(where); };
}

void uncaught_in_main() {
  run_and_catch([] {
    set_timeout(1ms, [] { say("timer"); });
    throw std::runtime_error("in main");
  });
}

void uncaught_in_tick() {
  run_and_catch([] {
    next_tick([] { say("a"); });
    next_tick(thrower("in a tick"));
    next_tick([] { say("b"); });
  });
}

void uncaught_in_microtask() {
  run_and_catch([] {
    queue_microtask([] { say("a"); });
    queue_microtask(thrower("in a microtask"));
    queue_microtask([] { say("b"); });
  });
}

void uncaught_in_timer() {
  run_and_catch([] {
    set_timeout(5ms, [] { say("a"); });
    set_timeout(5ms, thrower("in a timer"));
    set_timeout(5ms, [] { say("b"); });
  });
}

void uncaught_in_immediate() {
  const auto main = [] {
    set_immediate([] { say("a"); });
    set_immediate(thrower("in an immediate"));
    set_immediate([] { say("b"); });
  };
  run(main, {.on_uncaught = [](std::exception_ptr error) {
        say("caught " + message_of(error));
        set_immediate([] { say("next round"); });
      }});
}

void uncaught_in_interval() {
  Timer interval;
  run_and_catch([&interval] {
    interval = set_interval(2ms, [&interval, calls = 0]() mutable {
      if (++calls == 3) clear_interval(interval);
      throw std::runtime_error("in call " + std::to_string(calls));
    });
  });
}

void uncaught_in_result() {
  run_and_catch([] {
    Fs::stat(some_file(), [](auto&&) {
      set_immediate([] { say("immediate"); });
      next_tick([] { say("tick"); });
      throw std::runtime_error("in a result");
    });
  });
}

}  // namespace

Programs errors() {
  return {
      {"uncaught_in_main", uncaught_in_main},
      {"uncaught_in_tick", uncaught_in_tick},
      {"uncaught_in_microtask", uncaught_in_microtask},
      {"uncaught_in_timer", uncaught_in_timer},
      {"uncaught_in_immediate", uncaught_in_immediate},
      {"uncaught_in_interval", uncaught_in_interval},
      {"uncaught_in_result", uncaught_in_result},
  };
}
