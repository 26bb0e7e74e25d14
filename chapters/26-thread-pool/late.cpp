// A clock that ticks every 10 milliseconds, and work of 150 in between: in the
// loop itself, and on a thread of the pool.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <string_view>
#include <thread>

#include <mininode/thread_pool.hpp>
#include <mininode/timers.hpp>

#include "little_loop.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

// Stands for a call that blocks, or for work that takes a while.
void work() { std::this_thread::sleep_for(150ms); }

template <class Begin>
void tick_beside(std::string_view where, Begin begin) {
  LittleLoop loop;
  auto last = Clock::now();
  auto longest = Clock::duration::zero();
  Key clock = loop.timers.start(
      last + 10ms,
      [&] {
        longest = std::max(longest, Clock::now() - last);
        last = Clock::now();
      },
      10ms);
  loop.timers.start(last + 50ms, [&] { begin(loop); });
  loop.timers.start(last + 300ms, [&] { loop.timers.clear(clock); });
  loop.run();
  std::cout << "work " << where << ": the clock stood still for "
            << (longest >= 150ms ? "150 ms or more" : "less than that")
            << "\n";
}

}  // namespace

int main() {
  tick_beside("in the loop", [](LittleLoop&) { work(); });
  tick_beside("on the pool", [](LittleLoop& loop) {
    loop.pool.submit("work", work, [](Result<>) {});
  });
}
