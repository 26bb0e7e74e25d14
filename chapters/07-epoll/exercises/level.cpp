// Answer to the first exercise: the five replies, level-triggered.
//
// Nothing is re-armed, and nothing is lost: what is not read yet is reported
// again. The calls of epoll_ctl are counted, to compare.
#include <sys/epoll.h>

#include <iostream>
#include <map>

#include "conversation.hpp"

int main() try {
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  if (!queue.is_open()) throw_socket_error("epoll_create1");
  int controls = 0;
  std::map<std::uint64_t, Conversation> open;
  for (std::uint64_t token = 1; token <= 5; ++token) {
    const int delay_ms = static_cast<int>(6 - token) * 100;
    Conversation asked(ask(delay_server_port(), delay_ms,
                           "reply " + std::to_string(token)));
    epoll_event interest{};
    interest.events = EPOLLIN;  // and no EPOLLONESHOT
    interest.data.u64 = token;
    if (epoll_ctl(queue.get(), EPOLL_CTL_ADD, asked.socket(), &interest) != 0) {
      throw_socket_error("epoll_ctl");
    }
    ++controls;
    open.emplace(token, std::move(asked));
  }
  while (!open.empty()) {
    epoll_event ready{};
    const int count = epoll_wait(queue.get(), &ready, 1, -1);
    if (count < 0 && errno != EINTR) throw_socket_error("epoll_wait");
    if (count != 1) continue;
    const std::uint64_t token = ready.data.u64;  // packed: take a copy
    const auto conversation = open.find(token);
    if (!conversation->second.receive()) continue;
    std::cout << conversation->second.text() << "\n";
    open.erase(conversation);  // closes it, and so takes it off the list
  }
  std::cout << controls << " calls of epoll_ctl\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
