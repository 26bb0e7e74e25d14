// What the library adds to the system calls: a byte there and back, waited for
// on epoll, by hand and by minimio.
#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <iomanip>
#include <iostream>

#include <minimio/minimio.hpp>

#include "measure.hpp"

using namespace minimio;

namespace {

struct Pair {
  std::array<int, 2> ends;
  Pair() {
    (void)!::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0,
                        ends.data());
  }
};

// Writes to one end, waits for the other, reads there.
class ByHand {
 public:
  ByHand() {
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(queue_, EPOLL_CTL_ADD, pair_.ends[1], &event);
  }

  void operator()() {
    char byte = 'x';
    (void)!::send(pair_.ends[0], &byte, 1, MSG_NOSIGNAL);
    std::array<epoll_event, 8> ready;
    (void)!::epoll_wait(queue_, ready.data(), ready.size(), -1);
    (void)!::recv(pair_.ends[1], &byte, 1, 0);
  }

 private:
  Pair pair_;
  int queue_ = ::epoll_create1(EPOLL_CLOEXEC);
};

class ByMinimio {
 public:
  ByMinimio() {
    (void)poll_.registrator().register_source(to_, 1, Interests::READABLE,
                                              Trigger::level);
  }

  void operator()() {
    (void)from_.write(bytes_of("x"));
    (void)poll_.poll(events_);
    std::array<std::byte, 1> byte;
    (void)to_.read(byte);
  }

 private:
  Pair pair_;
  Poll poll_ = Poll::create().value();
  TcpStream from_ = TcpStream::adopt(pair_.ends[0]).value();
  TcpStream to_ = TcpStream::adopt(pair_.ends[1]).value();
  Events events_{8};
};

}  // namespace

int main() {
  const Comparison result = compare(ByMinimio(), ByHand(), 101, 500);
  std::cout << std::fixed << std::setprecision(0)
            << "by hand:    " << result.second << " ns\n"
            << "by minimio: " << result.first << " ns\n"
            << std::setprecision(2) << "ratio:      " << result.ratio << "\n";
}
