// Callbacks for sources, and a bell among them.
#include <array>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>

#include <mininode/io_queue.hpp>

#include "must.hpp"

using namespace mininode;
using minimio::Event;
using minimio::Interests;
using minimio::SocketAddress;
using minimio::Trigger;
using minimio::UdpSocket;

namespace {

std::string receive(UdpSocket& socket) {
  std::array<std::byte, 64> room;
  const auto received = must(socket.receive(room));
  return {reinterpret_cast<const char*>(room.data()), received.size};
}

// Waits once, and calls back.
void turn(IoQueue& queue) {
  must(queue.wait({}));
  while (auto ready = queue.take()) {
    ready->on_event(ready->event);
    queue.give_back(std::move(*ready));
  }
}

}  // namespace

int main() try {
  auto queue = must(IoQueue::create());
  auto first = must(UdpSocket::bind(SocketAddress::loopback(0)));
  auto second = must(UdpSocket::bind(SocketAddress::loopback(0)));
  const auto to_first = must(first.local_address());
  const auto to_second = must(second.local_address());

  bool is_over = false;
  auto bell = must(queue.hang_bell("bell", [&](const Event&) {
    std::cout << "the bell\n";
    is_over = true;
  }));

  must(queue.watch(first, Interests::READABLE, Trigger::level, "first",
                   [&](const Event&) {
    std::cout << "first: " << receive(first) << ", and passes it on\n";
    must(first.send_to(minimio::bytes_of("ping"), to_second));
  }));
  Key watched = {};
  watched = must(queue.watch(second, Interests::READABLE, Trigger::level,
                             "second", [&](const Event&) {
    std::cout << "second: " << receive(second) << ", and that is enough\n";
    queue.forget(watched);
  }));

  must(second.send_to(minimio::bytes_of("ping"), to_first));
  turn(queue);
  turn(queue);
  must(second.send_to(minimio::bytes_of("ping"), to_second));  // unheard
  std::thread ringer([&] { must(bell.waker.wake()); });
  while (!is_over) turn(queue);
  ringer.join();
  std::cout << queue.ref_count() << " source left\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
