// One thread waits. The other registers, rings, and closes, while it sleeps.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include "minimio/error.hpp"
#include "minimio/poll.hpp"
#include "minimio/udp_socket.hpp"

using namespace minimio;

namespace {

// The other thread's side: prints what comes, and tells when it has.
class Waiter {
 public:
  explicit Waiter(Poll poll)
      : thread_([this, poll = std::move(poll)]() mutable { wait(poll); }) {}

  void heard(int number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return heard_ >= number; });
  }

  void join() { thread_.join(); }

 private:
  void wait(Poll& poll) {
    Events events(8);
    for (;;) {
      const auto count = poll.poll(events);
      if (!count) {
        std::cout << "the waiter ends: " << count.error().message() << "\n";
        return;
      }
      for (const Event& event : events) {
        std::cout << "the waiter has an event of token " << event.token()
                  << std::endl;
        const std::lock_guard lock(mutex_);
        ++heard_;
        changed_.notify_all();
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int heard_ = 0;
  std::thread thread_;
};

}  // namespace

int main() {
  auto poll = Poll::create();
  auto socket = UdpSocket::bind(SocketAddress::loopback(0));
  if (!poll || !socket) return 1;
  const Registrator registrator = poll->registrator();
  Waiter waiter(std::move(*poll));

  const auto waker = registrator.waker(1);
  if (!waker || !waker->wake()) return 1;
  waiter.heard(1);

  const auto address = socket->local_address().value();
  if (!socket->send_to(bytes_of("to myself"), address)) return 1;
  if (!registrator.register_source(*socket, 2, Interests::READABLE)) return 1;
  waiter.heard(2);
  if (!registrator.reregister(*socket, 3, Interests::READABLE)) return 1;
  waiter.heard(3);

  (void)registrator.close_loop();
  waiter.join();
  const auto late = registrator.reregister(*socket, 4, Interests::READABLE);
  std::cout << "registering now: " << late.error().message() << "\n";
}
