// One socket in two queues. epoll does not mind, and both are told.
#include <chrono>
#include <iostream>

#include "minimio/udp_socket.hpp"
#include "selector.hpp"

using namespace minimio;

namespace {

void look(const char* name, Selector& selector) {
  Events events(4);
  (void)selector.select(events, Deadline(std::chrono::seconds(1)));
  std::cout << name << ": ";
  for (const Event& event : events) std::cout << "token " << event.token();
  std::cout << (events.empty() ? "nothing" : "") << "\n";
}

}  // namespace

int main() {
  auto socket = UdpSocket::bind(SocketAddress::loopback(0));
  const auto first = Selector::create();
  const auto second = Selector::create();
  if (!socket || !first || !second) return 1;
  const Interest readable{1, Interests::READABLE, Trigger::oneshot};
  const auto handle = socket->native_handle();
  if (!(*first)->add(handle, readable)) return 1;
  if (!(*second)->add(handle, {2, readable.interests, readable.trigger})) {
    return 1;
  }
  if (!socket->send_to(bytes_of("x"), *socket->local_address())) return 1;
  look("first queue", **first);
  look("second queue", **second);
  const auto again = (*first)->add(handle, readable);
  std::cout << "added once more to the first: "
            << (again ? "accepted" : again.error().message()) << "\n";
}
