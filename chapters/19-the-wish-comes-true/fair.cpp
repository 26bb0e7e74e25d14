// A callback that adds itself again and again, beside a socket with something
// to read: in which turn is the socket heard?
#include <iostream>
#include <span>

#include <minimio/minimio.hpp>

#include "loop.hpp"

using namespace minimio;

int main() try {
  auto socket = must(UdpSocket::bind(SocketAddress::loopback(0)), "bind");
  const auto address = must(socket.local_address(), "address");
  must(socket.send_to(std::as_bytes(std::span("hello", 5)), address), "send");

  Loop loop;
  int turns = 0;
  loop.once(socket, Interests::READABLE, [&] {
    std::cout << "heard before turn 100: " << (turns < 100 ? "yes" : "no")
              << "\n";
  });
  Loop::Callback again = [&] {
    if (++turns < 1000) loop.soon(again);
  };
  loop.soon(again);
  loop.run();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
