// Timers in a map, by their deadline: the obvious way, and what it loses.
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <thread>

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

std::map<milliseconds, std::function<void()>> timers;

milliseconds now() {
  return duration_cast<milliseconds>(Clock::now().time_since_epoch());
}

void set_timeout(milliseconds delay, std::function<void()> callback) {
  timers[now() + delay] = std::move(callback);
}

}  // namespace

int main() {
  for (const char* name : {"Ada", "Bob", "Cy"}) {
    set_timeout(20ms, [name] { std::cout << name << " is served\n"; });
  }
  std::cout << timers.size() << " timers for three guests\n";
  while (!timers.empty()) {
    auto first = timers.extract(timers.begin());
    std::this_thread::sleep_until(
        Clock::time_point(Clock::duration(first.key())));
    first.mapped()();
  }
}
