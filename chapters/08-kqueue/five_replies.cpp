// Five delayed replies, one thread, one kqueue.
//
//   kqueue   makes the queue
//   kevent   tells it what to watch, and
//   kevent   sleeps until something that is watched is ready
#include <sys/event.h>

#include <chrono>
#include <iostream>
#include <map>

#include "conversation.hpp"

using Clock = std::chrono::steady_clock;

namespace {

using Token = std::uintptr_t;
using Conversations = std::map<Token, Conversation>;

// Watches the socket for reading. The kernel hands `token` back with the event.
void watch(const Descriptor& queue, const Conversation& asked, Token token) {
  struct kevent change;
  EV_SET(&change, static_cast<std::uintptr_t>(asked.socket()), EVFILT_READ,
         EV_ADD | EV_ONESHOT, 0, 0, reinterpret_cast<void*>(token));
  if (kevent(queue.get(), &change, 1, nullptr, 0, nullptr) != 0) {
    throw_socket_error("kevent");
  }
}

Conversations ask_five(const Descriptor& queue) {
  const auto port = delay_server_port();
  Conversations open;
  for (int i = 1; i <= 5; ++i) {
    const int delay_ms = (6 - i) * 100;
    const auto token = static_cast<Token>(i);
    Conversation asked(ask(port, delay_ms, "reply " + std::to_string(i)));
    watch(queue, asked, token);
    open.emplace(token, std::move(asked));
    std::cout << i << ": asked, due after " << delay_ms << " ms\n";
  }
  return open;
}

long long ms_since(Clock::time_point start) {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start).count();
}

// One event: take what has arrived; print a complete reply, or ask again.
void handle(const Descriptor& queue, Conversations& open, Token token,
            Clock::time_point start) {
  Conversation& conversation = open.at(token);
  if (!conversation.receive()) {
    watch(queue, conversation, token);
    return;
  }
  std::cout << "after " << ms_since(start) << " ms: token " << token << ", \""
            << conversation.text() << "\"\n";
  open.erase(token);
}

void wait_for_all(const Descriptor& queue, Conversations& open,
                  Clock::time_point start) {
  while (!open.empty()) {
    struct kevent ready[8];
    const int count = kevent(queue.get(), nullptr, 0, ready, 8, nullptr);
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_socket_error("kevent");
    }
    for (int i = 0; i < count; ++i) {
      handle(queue, open, reinterpret_cast<Token>(ready[i].udata), start);
    }
  }
}

}  // namespace

int main() try {
  const Descriptor queue(kqueue());
  if (!queue.is_open()) throw_socket_error("kqueue");
  const auto start = Clock::now();
  Conversations open = ask_five(queue);
  std::cout << "waiting for " << open.size() << " replies" << std::endl;
  wait_for_all(queue, open, start);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
