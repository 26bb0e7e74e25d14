// What the tests of the kqueue stand-in share: a queue, a change, socket pairs.
// None of it asserts, because some of it runs in other threads.
#pragma once

#include <sys/event.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "doctest.hpp"
#include "sockets.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Events = std::vector<struct kevent>;

inline void* token(std::uintptr_t number) {
  return reinterpret_cast<void*>(number);
}

inline struct kevent change(std::uintptr_t ident, int filter, int flags,
                            std::uint32_t fflags = 0, std::intptr_t data = 0,
                            std::uintptr_t udata = 0) {
  struct kevent made {};
  EV_SET(&made, ident, static_cast<std::int16_t>(filter),
         static_cast<std::uint16_t>(flags), fflags, data, token(udata));
  return made;
}

inline struct kevent change(const Descriptor& of, int filter, int flags,
                            std::uintptr_t udata = 0) {
  return change(static_cast<std::uintptr_t>(of.get()), filter, flags, 0, 0,
                udata);
}

struct Kqueue {
  Descriptor descriptor{kqueue()};

  // 0, or the errno of the change.
  int apply(struct kevent one) const {
    return kevent(descriptor.get(), &one, 1, nullptr, 0, nullptr) == 0 ? 0
                                                                      : errno;
  }

  Events wait(std::chrono::nanoseconds timeout = 0ns, int capacity = 16) const {
    Events events(static_cast<std::size_t>(capacity));
    const timespec limit{static_cast<time_t>(timeout.count() / 1'000'000'000),
                         static_cast<long>(timeout.count() % 1'000'000'000)};
    const int count =
        kevent(descriptor.get(), nullptr, 0, events.data(), capacity, &limit);
    if (count < 0) throw_socket_error("kevent");
    events.resize(static_cast<std::size_t>(count));
    return events;
  }
};

struct Pair {
  Pair() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
      throw_socket_error("socketpair");
    }
    near = Descriptor(ends[0]);
    far = Descriptor(ends[1]);
    set_nonblocking(near.get());
    set_nonblocking(far.get());
  }
  Descriptor near;
  Descriptor far;
};

inline void put(const Descriptor& into, std::size_t bytes = 1) {
  const std::vector<char> text(bytes, 'x');
  const auto written = write(into.get(), text.data(), bytes);
  if (written != static_cast<ssize_t>(bytes)) throw_socket_error("write");
}

inline void take(const Descriptor& from) {
  char bytes[4096];
  while (read(from.get(), bytes, sizeof bytes) > 0) {
  }
}
