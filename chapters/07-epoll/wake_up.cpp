// Another thread has something to say: an eventfd as the bell.
//
// The loop waits without a timeout. A second thread puts work into a list and
// rings; rings that come while nobody listens are one ring, and none is lost.
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sockets.hpp"

namespace {

constexpr std::uint64_t bell_token = 0;

class Bell {
 public:
  Bell() : counter_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!counter_.is_open()) throw_socket_error("eventfd");
  }

  int descriptor() const { return counter_.get(); }

  // Any thread. Adds 1 to the kernel's counter.
  void ring() const {
    const std::uint64_t one = 1;
    // EAGAIN would mean that the counter is full: then it rings already.
    if (write(counter_.get(), &one, sizeof one) < 0 && errno != EAGAIN) {
      throw_socket_error("write");
    }
  }

  // How often it rang since it was last asked; the counter is 0 again.
  std::uint64_t rings() const {
    std::uint64_t count = 0;
    if (read(counter_.get(), &count, sizeof count) < 0 && errno != EAGAIN) {
      throw_socket_error("read");
    }
    return count;
  }

 private:
  Descriptor counter_;
};

// What the other threads want done. Always changed under the lock.
class Inbox {
 public:
  void put(std::string message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
  }

  std::vector<std::string> take_all() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> messages_;
};

void watch(const Descriptor& queue, const Bell& bell) {
  epoll_event interest{};
  interest.events = EPOLLIN;
  interest.data.u64 = bell_token;
  if (epoll_ctl(queue.get(), EPOLL_CTL_ADD, bell.descriptor(), &interest)) {
    throw_socket_error("epoll_ctl");
  }
}

// Sleeps until the bell rings, and returns the token of what was ready.
std::uint64_t wait(const Descriptor& queue) {
  epoll_event ready{};
  while (epoll_wait(queue.get(), &ready, 1, -1) < 0) {
    if (errno != EINTR) throw_socket_error("epoll_wait");
  }
  return ready.data.u64;
}

void print_all(Inbox& inbox) {
  for (const auto& message : inbox.take_all()) {
    std::cout << "message: " << message << "\n";
  }
}

}  // namespace

int main() try {
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  if (!queue.is_open()) throw_socket_error("epoll_create1");
  const Bell bell;
  Inbox inbox;
  watch(queue, bell);

  std::jthread other([&] {
    for (const char* message : {"first", "second", "third"}) {
      inbox.put(message);
      bell.ring();
    }
  });
  other.join();  // all three have rung before anybody looks

  const std::uint64_t token = wait(queue);
  std::cout << "woken by token " << token << ", " << bell.rings()
            << " rings in one event\n";
  print_all(inbox);  // three of them

  std::jthread later([&] {
    inbox.put("fourth");
    bell.ring();
  });
  wait(queue);
  std::cout << "woken again, " << bell.rings() << " ring\n";
  print_all(inbox);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
