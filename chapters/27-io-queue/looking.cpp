// A loop that listens to two things by looking at each of them in turn: how
// often it looks, for two events in 300 milliseconds.
#include <chrono>
#include <iostream>
#include <thread>

#include <mininode/thread_pool.hpp>
#include <minimio/minimio.hpp>

#include "must.hpp"

using namespace mininode;
using namespace std::chrono_literals;

int main() try {
  auto poll = must(minimio::Poll::create());
  auto socket = must(minimio::UdpSocket::bind(
      minimio::SocketAddress::loopback(0)));
  must(poll.registrator().register_source(socket, 1,
                                          minimio::Interests::READABLE));
  minimio::Events events(16);

  ThreadPool pool(2, "pool", [] {});  // rings a bell that nobody hears
  pool.submit("sleep", [] { std::this_thread::sleep_for(100ms); },
              [](Result<>) { std::cout << "the pool has a result\n"; });
  pool.submit("send",
              [to = must(socket.local_address())] {
                std::this_thread::sleep_for(300ms);
                auto other = must(minimio::UdpSocket::bind(
                    minimio::SocketAddress::loopback(0)));
                must(other.send_to(minimio::bytes_of("x"), to));
              },
              [](Result<>) {});

  int looks = 0;
  for (bool is_heard = false; !is_heard; ++looks) {
    for (const auto& job : pool.take_finished()) job->deliver();
    must(poll.poll(events, 1ms));
    is_heard = !events.empty();
  }
  std::cout << "the socket is readable\nlooked " << looks << " times\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
