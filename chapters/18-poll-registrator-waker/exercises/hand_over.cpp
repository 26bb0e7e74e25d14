// A source moves from one poll to another, and nothing is lost on the way.
#include <iostream>
#include <string>

#include "minimio/error.hpp"
#include "minimio/poll.hpp"
#include "minimio/udp_socket.hpp"

using namespace minimio;
using namespace std::chrono_literals;

namespace {

std::size_t events_of(Poll& poll) {
  Events events(4);
  return poll.poll(events, 200ms).value_or(99);
}

}  // namespace

int main() {
  auto first = Poll::create().value();
  auto second = Poll::create().value();
  auto socket = UdpSocket::bind(SocketAddress::loopback(0)).value();
  const auto address = socket.local_address().value();
  const auto at_first = first.registrator();
  const auto at_second = second.registrator();

  if (!at_first.register_source(socket, 1, Interests::READABLE)) return 1;
  const auto early = at_second.register_source(socket, 2, Interests::READABLE);
  std::cout << "with both at once: " << early.error().message() << "\n";

  if (!at_first.deregister(socket)) return 1;
  if (!socket.send_to(bytes_of("between"), address)) return 1;
  if (!at_second.register_source(socket, 2, Interests::READABLE)) return 1;
  std::cout << "first: " << events_of(first)
            << " events, second: " << events_of(second) << " event\n";
}
