// Datagrams: an empty one, and one that is too long for the room there is.
#include <array>
#include <cstddef>
#include <iostream>
#include <thread>

#include "minimio/error.hpp"
#include "minimio/udp_socket.hpp"

using namespace minimio;

namespace {

Datagram receive(UdpSocket& socket, Buffer room) {
  for (;;) {
    const auto datagram = socket.receive(room);
    if (datagram) return *datagram;
    if (datagram.error() != Errc::would_block) return {};
    std::this_thread::yield();
  }
}

}  // namespace

int main() {
  auto here = UdpSocket::bind(SocketAddress::loopback(0)).value();
  auto there = UdpSocket::bind(SocketAddress::loopback(0)).value();
  const auto to = there.local_address().value();
  for (const char* const text : {"", "short", "longer than eight"}) {
    if (!here.send_to(bytes_of(text), to)) return 1;
  }
  std::array<std::byte, 8> room;
  for (int i = 0; i < 3; ++i) {
    const Datagram datagram = receive(there, room);
    std::cout << datagram.size << " bytes"
              << (datagram.truncated ? ", the rest is lost" : "")
              << (datagram.from == here.local_address() ? "" : ", from whom?")
              << "\n";
  }
}
