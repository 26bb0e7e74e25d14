// What a registrator, a waker and a socket do when their poll has gone.
#include <iostream>
#include <optional>
#include <string>

#include "minimio/error.hpp"
#include "minimio/poll.hpp"
#include "minimio/udp_socket.hpp"

using namespace minimio;

namespace {

template <class T>
std::string describe(const Result<T>& result) {
  return result ? "done" : result.error().message();
}

}  // namespace

int main() {
  std::optional<Poll> poll = Poll::create().value();
  const Registrator registrator = poll->registrator();
  const Waker waker = registrator.waker(1).value();
  auto socket = UdpSocket::bind(SocketAddress::loopback(0)).value();
  auto other = UdpSocket::bind(SocketAddress::loopback(0)).value();
  if (!registrator.register_source(socket, 2, Interests::READABLE)) return 1;

  poll.reset();
  std::cout << "the poll has gone\n"
            << "wake:       " << describe(waker.wake()) << "\n"
            << "register:   "
            << describe(registrator.register_source(other, 3,
                                                    Interests::READABLE))
            << "\n"
            << "deregister: " << describe(registrator.deregister(socket))
            << "\n"
            << "once more:  " << describe(registrator.deregister(socket))
            << "\n"
            << "close:      " << describe(registrator.close_loop()) << "\n";
}
