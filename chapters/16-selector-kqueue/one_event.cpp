// A socket that can be read and written: what a kqueue says, and what the
// selector makes of it.
#include <sys/event.h>

#include <array>
#include <chrono>
#include <iostream>
#include <string>

#include "minimio/udp_socket.hpp"
#include "selector.hpp"

using namespace minimio;
using namespace std::chrono_literals;

namespace {

constexpr Interests both = Interests::READABLE | Interests::WRITABLE;

// A UDP socket that has sent itself a datagram: readable, and always writable.
UdpSocket ready_socket() {
  auto socket = UdpSocket::bind(SocketAddress::loopback(0)).value();
  (void)socket.send_to(bytes_of("hello"), socket.local_address().value());
  return socket;
}

// How many entries the kernel gives at once, with room for `room` of them.
int entries(int queue, int room) {
  std::array<struct kevent, 8> ready;
  const timespec soon{0, 100'000'000};
  return ::kevent(queue, nullptr, 0, ready.data(), room, &soon);
}

void by_the_kernel() {
  const UdpSocket socket = ready_socket();
  const OwnedHandle queue(::kqueue());
  const int number = static_cast<int>(queue.get());
  std::array<struct kevent, 2> changes;
  const auto ident = static_cast<uintptr_t>(socket.native_handle());
  EV_SET(&changes[0], ident, EVFILT_READ, EV_ADD | EV_ONESHOT, 0, 0, nullptr);
  EV_SET(&changes[1], ident, EVFILT_WRITE, EV_ADD | EV_ONESHOT, 0, 0, nullptr);
  (void)::kevent(number, changes.data(), 2, nullptr, 0, nullptr);
  std::cout << "the kernel, room for one: " << entries(number, 1)
            << " entry\n";
  std::cout << "and again: " << entries(number, 1) << " entry\n";
}

void look(Selector& selector, std::size_t room, const char* when) {
  Events events(room);
  (void)selector.select(events, Deadline(100ms));
  std::cout << when << ": ";
  for (const Event& event : events) {
    std::cout << "token " << event.token();
    if (room == 1) break;  // which of the two came is the kernel's choice
    std::cout << (event.is_readable() ? ", readable" : "")
              << (event.is_writable() ? ", writable" : "");
  }
  std::cout << (events.empty() ? "nothing" : "") << "\n";
}

void by_the_selector() {
  const UdpSocket socket = ready_socket();
  const auto selector = Selector::create().value();
  auto entry =
      selector->add(socket.native_handle(), {7, both, Trigger::oneshot})
          .value();
  look(*selector, 1, "the selector, room for one");
  look(*selector, 1, "and again");
  (void)selector->change(entry, {8, both, Trigger::oneshot});
  look(*selector, 4, "armed again, room for four");
}

}  // namespace

int main() {
  by_the_kernel();
  by_the_selector();
}
