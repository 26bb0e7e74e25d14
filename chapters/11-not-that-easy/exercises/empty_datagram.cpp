// Answer to the second exercise: zero bytes that are not an end.
//
// A datagram may be empty. On a stream 0 bytes mean that the peer has closed
// its half; on a datagram socket they are a message like any other.
#include "queue_epoll.hpp"
//
#include <iostream>

#include "pair.hpp"

namespace {

Socket make_udp_socket() {
  Socket made(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!made.is_open()) throw_socket_error("socket");
  const sockaddr_in any_port = loopback(0);
  if (bind(made.get(), as_sockaddr(any_port), sizeof any_port) != 0) {
    throw_socket_error("bind");
  }
  set_nonblocking(made.get());
  return made;
}

void send_datagram(const Socket& from, const Socket& to,
                   std::string_view bytes) {
  const sockaddr_in target = loopback(port_of(to));
  if (sendto(from.get(), bytes.data(), bytes.size(), 0, as_sockaddr(target),
             sizeof target) < 0) {
    throw_socket_error("sendto");
  }
}

void report_datagrams(Queue& queue, const Socket& ours,
                      const Socket& theirs) {
  for (const char* message : {"", "still here"}) {
    send_datagram(theirs, ours, message);
    char bytes[64];
    const std::string report = queue.look();
    const auto count = recv(ours.get(), bytes, sizeof bytes, 0);
    std::cout << report << ", " << count << " bytes\n";
  }
}

}  // namespace

int main() try {
  const Socket ours = make_udp_socket();
  const Socket theirs = make_udp_socket();
  Queue queue;
  queue.add(ours, Interest::reading, Trigger::level);
  report_datagrams(queue, ours, theirs);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
