// Time, twice: as the last argument of kevent(), and as an event.
#include <iostream>
#include <thread>

#include "kevents.hpp"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Fetches, and prints how many events came and how long it took.
std::vector<Event> time_fetch(const Descriptor& queue, const char* name,
                              Timeout timeout) {
  const auto start = Clock::now();
  const auto events = fetch(queue, timeout);
  const auto took = std::chrono::floor<std::chrono::milliseconds>(
      Clock::now() - start);
  std::cout << name << ": " << events.size() << " after " << took.count()
            << " ms\n";
  return events;
}

// A timer is a filter as well. `ident` is its name, and no descriptor.
void start_timer(const Descriptor& queue, std::uintptr_t ident,
                 decltype(Event::flags) flags, std::chrono::milliseconds period,
                 Token token) {
  Event timer = change(ident, EVFILT_TIMER, flags, token);
  timer.data = period.count();
  apply(queue, timer);
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  time_fetch(queue, "timeout 0", 0ms);
  time_fetch(queue, "timeout 150", 150ms);

  start_timer(queue, 1, EV_ADD | EV_ONESHOT, 150ms, 71);
  auto events = time_fetch(queue, "no timeout, a timer of 150", {});
  std::cout << "  token " << token_of(events.at(0)) << "\n";

  start_timer(queue, 1, EV_ADD, 50ms, 72);
  std::this_thread::sleep_for(175ms);
  events = time_fetch(queue, "a timer every 50, after 175", {});
  std::cout << "  token " << token_of(events.at(0)) << ", it has fired "
            << events.at(0).data << " times\n";

  apply(queue, change(1, EVFILT_TIMER, EV_DELETE));
  time_fetch(queue, "timer deleted, timeout 150", 150ms);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
