// How often one arrival is reported, and what it takes to hear of it again.
#include <iostream>

#include "kevents.hpp"
#include "pair.hpp"

namespace {

using namespace std::chrono_literals;
using Flags = decltype(Event::flags);

// Waits for 50 ms at the most, and prints what came.
void look(const Descriptor& queue, const char* when) {
  const auto events = fetch(queue, 50ms);
  std::cout << "  " << when << ": ";
  if (events.empty()) {
    std::cout << "nothing\n";
  } else {
    std::cout << "ready, data " << events[0].data << "\n";
  }
}

// Arms again with `flags`, and looks, unless the kernel refuses.
void arm_again(const Descriptor& queue, const Pair& pair, const char* name,
               Flags flags) {
  try {
    apply(queue, change(pair.near, EVFILT_READ, flags));
    look(queue, name);
  } catch (const std::system_error& error) {
    std::cout << "  " << name << ": " << error.code().message() << "\n";
  }
}

// Two bytes arrive, one after the other, and none of them is ever read.
void report(const char* name, Flags mode) {
  std::cout << name << "\n";
  const Descriptor queue = make_queue();
  const Pair pair = make_pair_of_sockets();
  apply(queue, change(pair.near, EVFILT_READ, EV_ADD | mode));
  look(queue, "before anything arrives");
  write_all(pair.far, "x");
  look(queue, "one byte arrived");
  look(queue, "asked again, byte unread");
  write_all(pair.far, "x");
  look(queue, "a second byte arrived");
  if (mode & (EV_ONESHOT | EV_DISPATCH)) {
    arm_again(queue, pair, "armed with EV_ENABLE", EV_ENABLE);
    arm_again(queue, pair, "armed with EV_ADD", EV_ADD | mode);
  }
}

}  // namespace

int main() try {
  report("no flag", 0);
  report("EV_CLEAR", EV_CLEAR);
  report("EV_ONESHOT", EV_ONESHOT);
  report("EV_DISPATCH", EV_DISPATCH);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
