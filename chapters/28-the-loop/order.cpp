// Four ways of saying "later", within each other. In which order do they come?
#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

int main() {
  return run([] {
    print("begins");
    set_timeout(1ms, [] {
      print("timer");
      next_tick([] { print("tick of the timer"); });
      set_immediate([] { print("immediate of the timer"); });
      set_timeout(1ms, [] { print("timer of the timer"); });
    });
    set_immediate([] {
      print("immediate");
      queue_microtask([] { print("microtask of the immediate"); });
      next_tick([] { print("tick of the immediate"); });
    });
    queue_microtask([] {
      print("microtask");
      next_tick([] { print("tick of the microtask"); });
    });
    next_tick([] {
      print("tick");
      next_tick([] { print("tick of the tick"); });
      queue_microtask([] { print("microtask of the tick"); });
    });
    for (const auto end = Timers::Clock::now() + 5ms;
         Timers::Clock::now() < end;) {  // until the timer is due
    }
    print("ends");
  });
}
