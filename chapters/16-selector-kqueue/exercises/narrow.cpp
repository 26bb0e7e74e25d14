// Narrowing an interest, widening it, and changing how often one is told.
#include <chrono>
#include <iostream>

#include "minimio/udp_socket.hpp"
#include "selector.hpp"

using namespace minimio;
using namespace std::chrono_literals;

namespace {

void look(Selector& selector, const char* when) {
  Events events(4);
  (void)selector.select(events, Deadline(50ms));
  std::cout << when << ":";
  for (const Event& event : events) {
    std::cout << (event.is_readable() ? " readable" : "")
              << (event.is_writable() ? " writable" : "");
  }
  std::cout << (events.empty() ? " nothing" : "") << "\n";
}

}  // namespace

int main() {
  const auto socket = UdpSocket::bind(SocketAddress::loopback(0)).value();
  const auto selector = Selector::create().value();
  constexpr auto both = Interests::READABLE | Interests::WRITABLE;
  auto entry =
      selector->add(socket.native_handle(), {1, both, Trigger::level}).value();
  look(*selector, "both, level");
  (void)selector->change(entry, {1, Interests::READABLE, Trigger::level});
  look(*selector, "narrowed to reading");
  (void)selector->change(entry, {1, both, Trigger::level});
  look(*selector, "widened again");
  look(*selector, "still level");
  (void)selector->change(entry, {1, both, Trigger::oneshot});
  look(*selector, "one-shot");
  look(*selector, "and again");
}
