// A bell that has been rung 18,446,744,073,709,551,614 times.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <limits>

#include "selector.hpp"

using namespace minimio;

namespace {

std::size_t events_now(Selector& selector) {
  Events events(4);
  (void)selector.select(events, Deadline(std::chrono::nanoseconds(0)));
  return events.size();
}

}  // namespace

int main() {
  const auto selector = Selector::create();
  if (!selector) return 1;
  const auto bell = (*selector)->add_bell(7);
  if (!bell) return 1;
  const int counter = static_cast<int>(bell->counter.get());

  const auto most = std::numeric_limits<std::uint64_t>::max() - 1;
  if (::write(counter, &most, sizeof most) != sizeof most) return 1;
  std::cout << "full: " << events_now(**selector) << " event\n";
  const std::uint64_t one = 1;
  std::cout << "one more by write: "
            << (::write(counter, &one, sizeof one) > 0 ? "taken" : "refused")
            << ", " << events_now(**selector) << " events\n";
  const auto rung = (*selector)->ring(*bell);
  std::cout << "one more by ring: " << (rung ? "taken" : "refused") << ", "
            << events_now(**selector) << " event\n";
}
