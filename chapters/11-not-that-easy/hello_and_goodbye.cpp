// A loop that looks at the wrong thing first.
//
// The peer says hello and closes. One version of the loop asks the event
// whether the peer has gone; the other asks recv().
#include "queue_epoll.hpp"
//
#include <iostream>

#include "pair.hpp"

namespace {

// One event, the way many loops handle it.
void trust_the_event(const Socket& socket, const std::string& report) {
  if (report.contains("RDHUP")) {
    std::cout << "closed\n";
    return;
  }
  char bytes[64];
  const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
  std::cout << "received " << count << " bytes\n";
}

// The same event, when only the call is believed.
void trust_the_call(const Socket& socket) {
  char bytes[64];
  for (;;) {
    const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
    if (count == 0) {
      std::cout << "closed\n";
      return;
    }
    if (count < 0) {
      if (errno != EWOULDBLOCK) std::cout << "failed\n";
      return;
    }
    std::cout << "received " << count << " bytes, ";
  }
}

}  // namespace

int main() try {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::level);
  send_all(pair.theirs.get(), "hello");
  say_goodbye(pair.theirs);
  const std::string report = queue.look();
  std::cout << "epoll reports:   " << report << "\n";
  std::cout << "trust the event: ";
  trust_the_event(pair.ours, report);
  std::cout << "trust the call:  ";
  trust_the_call(pair.ours);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
