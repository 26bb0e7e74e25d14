// Five delayed replies, one thread, one epoll instance.
//
//   epoll_create1   makes the queue
//   epoll_ctl       tells it what to watch, for what, and under which token
//   epoll_wait      sleeps until something that is watched is ready
#include <sys/epoll.h>

#include <chrono>
#include <iostream>
#include <map>

#include "conversation.hpp"

using Clock = std::chrono::steady_clock;

namespace {

// The kernel hands `token` back with every event of this descriptor.
void control(const Descriptor& queue, int operation, int descriptor,
             std::uint64_t token) {
  epoll_event interest{};
  interest.events = EPOLLIN | EPOLLONESHOT;
  interest.data.u64 = token;
  if (epoll_ctl(queue.get(), operation, descriptor, &interest) != 0) {
    throw_socket_error("epoll_ctl");
  }
}

using Conversations = std::map<std::uint64_t, Conversation>;

Conversations ask_five(const Descriptor& queue) {
  const auto port = delay_server_port();
  Conversations open;
  for (int i = 1; i <= 5; ++i) {
    const int delay_ms = (6 - i) * 100;
    const auto token = static_cast<std::uint64_t>(i);
    Conversation asked(ask(port, delay_ms, "reply " + std::to_string(i)));
    control(queue, EPOLL_CTL_ADD, asked.socket(), token);
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
void handle(const Descriptor& queue, Conversations& open, std::uint64_t token,
            Clock::time_point start) {
  Conversation& conversation = open.at(token);
  if (!conversation.receive()) {
    control(queue, EPOLL_CTL_MOD, conversation.socket(), token);
    return;
  }
  std::cout << "after " << ms_since(start) << " ms: token " << token << ", \""
            << conversation.text() << "\"\n";
  open.erase(token);
}

void wait_for_all(const Descriptor& queue, Conversations& open,
                  Clock::time_point start) {
  while (!open.empty()) {
    epoll_event ready[8];
    const int count = epoll_wait(queue.get(), ready, 8, -1);
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_socket_error("epoll_wait");
    }
    for (int i = 0; i < count; ++i) {
      handle(queue, open, ready[i].data.u64, start);
    }
  }
}

}  // namespace

int main() try {
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  if (!queue.is_open()) throw_socket_error("epoll_create1");
  const auto start = Clock::now();
  Conversations open = ask_five(queue);
  std::cout << "waiting for " << open.size() << " replies" << std::endl;
  wait_for_all(queue, open, start);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
