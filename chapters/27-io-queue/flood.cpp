// A thread that waits for a level-triggered source, and sends what it hears
// through a channel; and a thread at the other end which is busy.
#include <chrono>
#include <iostream>
#include <thread>

#include <minimio/minimio.hpp>

#include "channel.hpp"
#include "must.hpp"

using namespace minimio;
using namespace std::chrono_literals;

namespace {

void wait_with(Trigger trigger, const char* what) {
  auto poll = must(Poll::create());
  const Registrator registrator = poll.registrator();
  auto socket = must(UdpSocket::bind(SocketAddress::loopback(0)));
  must(registrator.register_source(socket, 1, Interests::READABLE, trigger));
  must(socket.send_to(bytes_of("x"), must(socket.local_address())));

  Channel<Event> channel;
  std::thread waiter([poll = std::move(poll), &channel]() mutable {
    Events events(16);
    while (poll.poll(events)) {
      for (const Event& event : events) channel.send(event);
    }
    channel.close();
  });
  std::this_thread::sleep_for(50ms);  // a callback that takes its time
  must(registrator.close_loop());
  waiter.join();

  long count = 0;
  while (channel.receive()) ++count;
  std::cout << what << ": "
            << count << " in the channel for one datagram\n";
}

}  // namespace

int main() try {
  wait_with(Trigger::oneshot, "one-shot");
  wait_with(Trigger::level, "level");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
