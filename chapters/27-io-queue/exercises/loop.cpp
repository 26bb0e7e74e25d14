// A loop that listens to all three: sources, a pool, and timers.
#include <array>
#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

#include <mininode/io_queue.hpp>
#include <mininode/thread_pool.hpp>
#include <mininode/timers.hpp>

#include "../must.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using minimio::Interests;
using minimio::SocketAddress;
using minimio::Trigger;
using minimio::UdpSocket;

namespace {

class Loop {
 public:
  Timers timers;
  IoQueue io = must(IoQueue::create());

 private:
  minimio::Waker waker_ = must(io.hang_bell(
      "pool", [this](const minimio::Event&) { deliver(); })).waker;

 public:
  ThreadPool pool{2, "pool", [this] { (void)waker_.wake(); }};

  // Until nothing is left to wait for.
  void run() {
    while (timers.size() > 0 || pool.size() > 0 || io.ref_count() > 0) {
      must(io.wait(time_to_wait()));
      while (auto ready = io.take()) {
        ready->on_event(ready->event);
        io.give_back(std::move(*ready));
      }
      fire();
    }
  }

 private:
  std::optional<Timers::Clock::duration> time_to_wait() const {
    const auto deadline = timers.next_deadline();
    if (!deadline) return {};
    return std::max(*deadline - Timers::Clock::now(),
                    Timers::Clock::duration::zero());
  }

  void deliver() {
    for (const auto& job : pool.take_finished()) job->deliver();
  }

  void fire() {
    timers.collect(Timers::Clock::now());
    while (auto due = timers.take(Timers::Clock::now())) {
      due->callback();
      timers.give_back(std::move(*due));
    }
  }
};

}  // namespace

int main() try {
  Loop loop;
  auto socket = must(UdpSocket::bind(SocketAddress::loopback(0)));
  const auto address = must(socket.local_address());
  Key watched = {};
  watched = must(loop.io.watch(socket, Interests::READABLE, Trigger::level,
                               "socket", [&](const minimio::Event&) {
    std::cout << "the socket\n";
    loop.io.forget(watched);
  }));
  loop.timers.start(Timers::Clock::now() + 200ms, [&] {
    std::cout << "the timer\n";
    must(socket.send_to(minimio::bytes_of("x"), address));
  });
  loop.pool.submit("sleep", [] { std::this_thread::sleep_for(50ms); },
                   [](Result<>) { std::cout << "the pool\n"; });
  loop.run();
  std::cout << "nothing is left\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
