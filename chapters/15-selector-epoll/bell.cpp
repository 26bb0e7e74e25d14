// A bell that is rung often and heard once, and whose counter nobody reads.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <thread>

#include "selector.hpp"

using namespace minimio;

namespace {

void ring(Selector& selector, const Selector::Bell& bell, int times) {
  for (int i = 0; i < times; ++i) (void)selector.ring(bell);
}

void look(Selector& selector, const char* when) {
  Events events(4);
  (void)selector.select(events, Deadline(std::chrono::nanoseconds(0)));
  std::cout << when << ": " << events.size() << " event"
            << (events.size() == 1 ? "" : "s") << "\n";
}

}  // namespace

int main() {
  const auto selector = Selector::create();
  if (!selector) return 1;
  const auto bell = (*selector)->add_bell(7);
  if (!bell) return 1;

  look(**selector, "before");
  std::thread first([&] { ring(**selector, *bell, 500); });
  std::thread second([&] { ring(**selector, *bell, 500); });
  first.join();
  second.join();
  look(**selector, "after a thousand rings");
  look(**selector, "and again");
  ring(**selector, *bell, 1);
  look(**selector, "after one more");

  std::uint64_t count = 0;
  if (::read(static_cast<int>(bell->counter.get()), &count, sizeof count) > 0) {
    std::cout << "the counter stands at " << count << "\n";
  }
}
