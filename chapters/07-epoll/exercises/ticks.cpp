// Answer to the second exercise: a clock in the same queue.
//
// A timerfd is a descriptor that becomes readable when its time has come, so
// the loop needs no second way of waiting.
#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <iostream>
#include <map>

#include "conversation.hpp"

namespace {

constexpr std::uint64_t clock_token = 0;

// First after 150 ms, and then every 100 ms.
Descriptor make_clock() {
  Descriptor clock(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
  const itimerspec times{{0, 100'000'000}, {0, 150'000'000}};
  if (!clock.is_open() ||
      timerfd_settime(clock.get(), 0, &times, nullptr) != 0) {
    throw_socket_error("timerfd");
  }
  return clock;
}

void add(const Descriptor& queue, int descriptor, std::uint64_t token) {
  epoll_event interest{};
  interest.events = EPOLLIN;
  interest.data.u64 = token;
  if (epoll_ctl(queue.get(), EPOLL_CTL_ADD, descriptor, &interest) != 0) {
    throw_socket_error("epoll_ctl");
  }
}

// Prints a tick for each that has passed since the clock was last asked.
void print_ticks(const Descriptor& clock) {
  std::uint64_t ticks = 0;
  if (read(clock.get(), &ticks, sizeof ticks) < 0 && errno != EAGAIN) {
    throw_socket_error("read");
  }
  for (; ticks > 0; --ticks) std::cout << "tick\n";
}

}  // namespace

int main() try {
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  if (!queue.is_open()) throw_socket_error("epoll_create1");
  std::map<std::uint64_t, Conversation> open;
  for (std::uint64_t token = 1; token <= 5; ++token) {
    const int delay_ms = static_cast<int>(6 - token) * 100;
    Conversation asked(ask(delay_server_port(), delay_ms,
                           "reply " + std::to_string(token)));
    add(queue, asked.socket(), token);
    open.emplace(token, std::move(asked));
  }
  const Descriptor clock = make_clock();
  add(queue, clock.get(), clock_token);

  while (!open.empty()) {
    epoll_event ready{};
    const int count = epoll_wait(queue.get(), &ready, 1, -1);
    if (count < 0 && errno != EINTR) throw_socket_error("epoll_wait");
    if (count != 1) continue;
    const std::uint64_t token = ready.data.u64;  // packed: take a copy
    if (token == clock_token) {
      print_ticks(clock);
      continue;
    }
    const auto conversation = open.find(token);
    if (!conversation->second.receive()) continue;
    std::cout << conversation->second.text() << "\n";
    open.erase(conversation);
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
