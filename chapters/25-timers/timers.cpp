// Timers that are called in the order of their deadlines.
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include <mininode/timers.hpp>

#include "run.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

const auto start = Clock::now();

void say(std::string_view text) {
  using std::chrono::milliseconds;
  const auto time = duration_cast<milliseconds>(Clock::now() - start);
  std::cout << time.count() << " ms: " << text << "\n";
}

}  // namespace

int main() {
  Timers timers;
  const auto in = [&](Clock::duration delay, Callback<> callback) {
    return timers.start(Clock::now() + delay, std::move(callback));
  };

  const auto noon = Clock::now() + 60ms;
  for (const char* name : {"Ada", "Bob", "Cy"}) {
    timers.start(noon, [name] { say(std::string(name) + " is served"); });
  }
  in(30ms, [&] {
    say("thirty, and starts one of no time at all");
    in(0ms, [] { say("no time at all"); });
  });
  in(20ms, [] { say("twenty"); });
  const Key late = in(1h, [] { say("an hour"); });

  int ticks = 0;
  Key clock = {};
  clock = timers.start(
      Clock::now() + 25ms,
      [&] {
        say("tick");
        if (++ticks == 4) timers.clear(clock);
      },
      25ms);
  in(56ms, [&] {
    say("nobody waits for an hour");
    timers.clear(late);
  });
  run(timers);
}
