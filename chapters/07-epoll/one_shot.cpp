// How often one arrival is reported: level-triggered, edge-triggered, one-shot.
//
// A socket pair instead of the delay server: what is written to one end can be
// read from the other, so each case is made to happen, not waited for.
#include <sys/epoll.h>

#include <iostream>

#include "sockets.hpp"

namespace {

struct Pair {
  Descriptor ours;
  Descriptor theirs;
};

Pair make_pair_of_sockets() {
  int ends[2];
  constexpr int type = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
  if (socketpair(AF_UNIX, type, 0, ends) != 0) {
    throw_socket_error("socketpair");
  }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void control(const Descriptor& queue, int operation, const Descriptor& watched,
             std::uint32_t events) {
  epoll_event interest{};
  interest.events = events;
  if (epoll_ctl(queue.get(), operation, watched.get(), &interest) != 0) {
    throw_socket_error("epoll_ctl");
  }
}

// Waits for 50 ms at the most, and prints what came.
void look(const Descriptor& queue, const char* when) {
  epoll_event ready{};
  const int count = epoll_wait(queue.get(), &ready, 1, 50);
  if (count < 0) throw_socket_error("epoll_wait");
  std::cout << "  " << when << ": " << (count == 1 ? "ready" : "nothing")
            << "\n";
}

void write_one_byte(const Descriptor& socket) {
  if (write(socket.get(), "x", 1) != 1) throw_socket_error("write");
}

// Two bytes arrive, one after the other, and none of them is ever read.
void report(const char* name, std::uint32_t events) {
  std::cout << name << "\n";
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  const Pair pair = make_pair_of_sockets();
  control(queue, EPOLL_CTL_ADD, pair.ours, events);
  look(queue, "before anything arrives");
  write_one_byte(pair.theirs);
  look(queue, "one byte arrived");
  look(queue, "asked again, byte unread");
  write_one_byte(pair.theirs);
  look(queue, "a second byte arrived");
  if (events & EPOLLONESHOT) {
    control(queue, EPOLL_CTL_MOD, pair.ours, events);
    look(queue, "armed again, bytes unread");
  }
}

}  // namespace

int main() try {
  report("level-triggered", EPOLLIN);
  report("edge-triggered", EPOLLIN | EPOLLET);
  report("one-shot", EPOLLIN | EPOLLONESHOT);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
