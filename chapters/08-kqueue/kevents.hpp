// kevent() in two halves, for the programs that are about something else.
//
// The call changes what is watched and fetches what has happened, both at
// once if you like. apply() only changes, fetch() only fetches.
#pragma once

#include <sys/event.h>

#include <chrono>
#include <optional>
#include <vector>

#include "sockets.hpp"

using Event = struct kevent;
using Token = std::uintptr_t;

inline Descriptor make_queue() {
  Descriptor queue(kqueue());
  if (!queue.is_open()) throw_socket_error("kqueue");
  return queue;
}

// A change, or a part of one: the types are those that EV_SET wants here.
inline Event change(std::uintptr_t ident, decltype(Event::filter) filter,
                    decltype(Event::flags) flags, Token token = 0) {
  Event made{};
  EV_SET(&made, ident, filter, flags, 0, 0, reinterpret_cast<void*>(token));
  return made;
}

inline Event change(const Descriptor& watched, decltype(Event::filter) filter,
                    decltype(Event::flags) flags, Token token = 0) {
  return change(static_cast<std::uintptr_t>(watched.get()), filter, flags,
                token);
}

inline Token token_of(const Event& event) {
  return reinterpret_cast<Token>(event.udata);
}

// Without an eventlist, so nothing is fetched, and an error has to be errno.
inline void apply(const Descriptor& queue, const Event& change) {
  if (kevent(queue.get(), &change, 1, nullptr, 0, nullptr) != 0) {
    throw_socket_error("kevent");
  }
}

using Timeout = std::optional<std::chrono::nanoseconds>;

// Waits until something happens, or until the timeout if there is one. Without
// one, a wait that a signal interrupts goes on.
inline std::vector<Event> fetch(const Descriptor& queue, Timeout timeout = {}) {
  std::vector<Event> events(8);
  timespec limit{};
  if (timeout) {
    constexpr long billion = 1'000'000'000;
    limit.tv_sec = static_cast<time_t>(timeout->count() / billion);
    limit.tv_nsec = static_cast<long>(timeout->count() % billion);
  }
  int count = 0;
  do {
    count = kevent(queue.get(), nullptr, 0, events.data(), 8,
                   timeout ? &limit : nullptr);
  } while (count < 0 && errno == EINTR && !timeout);
  if (count < 0) throw_socket_error("kevent");
  events.resize(static_cast<std::size_t>(count));
  return events;
}
