// Closing a loop in the wrong order, and in the right one.
//
// The steps of both threads are taken by one, in the order that hurts most, so
// that it happens every time.
#include <chrono>
#include <iostream>

#include "selector.hpp"

using namespace minimio;
using namespace std::chrono_literals;

namespace {

// A loop without its core: a bell, and a flag that says why it rings.
class Loop {
 public:
  explicit Loop(Selector& selector)
      : selector_(selector), bell_(*selector.add_bell(0)) {}
  ~Loop() { selector_.remove_bell(bell_); }

  void set_flag() { closed_ = true; }
  void ring() { (void)selector_.ring(bell_); }

  // One turn of the thread that waits. It would sleep for ever where this
  // gives up.
  void turn() {
    Events events(4);
    (void)selector_.select(events, Deadline(100ms));
    const char* const woken = events.empty() ? "asleep" : "woken";
    std::cout << "  waiter: " << woken << ", closed: "
              << (closed_ ? "yes" : "no") << "\n";
  }

 private:
  Selector& selector_;
  Selector::Bell bell_;
  bool closed_ = false;
};

}  // namespace

int main() {
  const auto selector = Selector::create();
  if (!selector) return 1;
  {
    std::cout << "the bell first:\n";
    Loop loop(**selector);
    loop.ring();
    loop.turn();  // finds no flag, and goes back to sleep
    loop.set_flag();
    loop.turn();
  }
  {
    std::cout << "the flag first:\n";
    Loop loop(**selector);
    loop.set_flag();
    loop.ring();
    loop.turn();
  }
}
