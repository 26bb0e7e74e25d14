// Another thread has something to say: it posts a packet of its own.
//
// Every post is a packet, so three rings wake the loop three times. A flag
// that says "it has been rung already" makes one of them.
#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "completion_port.hpp"

namespace {

constexpr ULONG_PTR bell_token = 0;

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

// Rings that come before anybody has listened are one ring.
class Bell {
 public:
  explicit Bell(CompletionPort& port) : port_(port) {}

  // Any thread, after it has put its message into the inbox.
  void ring() {
    if (rung_.exchange(true)) return;
    try {
      port_.post(bell_token);
    } catch (...) {
      rung_ = false;  // or nobody would ever post again
      throw;
    }
  }
  // The loop, before it looks into the inbox.
  void heard() { rung_ = false; }

 private:
  CompletionPort& port_;
  std::atomic<bool> rung_ = false;
};

void print_all(Inbox& inbox) {
  std::cout << "  woken, messages:";
  for (const auto& message : inbox.take_all()) std::cout << " " << message;
  std::cout << std::endl;
}

// Three messages from another thread; it has ended before anybody looks.
template <class Ring>
void send_three(Inbox& inbox, Ring ring) {
  std::thread([&] {
    for (const char* message : {"first", "second", "third"}) {
      inbox.put(message);
      ring();
    }
  }).join();
}

}  // namespace

int main() try {
  CompletionPort port;
  Inbox inbox;
  std::cout << "a post for each message\n";
  send_three(inbox, [&] { port.post(bell_token); });
  while (port.wait(0)) print_all(inbox);

  Bell bell(port);
  std::cout << "a bell\n";
  for (int round = 0; round < 2; ++round) {
    send_three(inbox, [&] { bell.ring(); });
    while (port.wait(0)) {
      bell.heard();
      print_all(inbox);
    }
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
