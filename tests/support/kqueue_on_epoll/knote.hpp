// One registered kevent, which BSD kernels call a knote.
#pragma once

#include <sys/event.h>

#include <chrono>
#include <list>
#include <map>
#include <utility>

#include "sight.hpp"

namespace kqueue_on_epoll {

using Clock = std::chrono::steady_clock;

struct Knote {
  enum class State { enabled, disabled };
  using Key = std::pair<std::int16_t, std::uintptr_t>;  // filter, ident

  Key key() const { return {kept.filter, kept.ident}; }
  int descriptor() const { return static_cast<int>(kept.ident); }
  bool is_timer() const { return kept.filter == EVFILT_TIMER; }
  bool is_user() const { return kept.filter == EVFILT_USER; }
  bool is_descriptor() const { return !is_timer() && !is_user(); }
  bool has(int flag) const { return (kept.flags & flag) != 0; }

  struct kevent kept {};  // what was asked for, and is handed back
  State state = State::enabled;

  bool is_active = false;             // in the queue's list of those …
  std::list<Knote*>::iterator place;  // … that may have something to report

  OpenFile file;  // of a descriptor: which open file it was when added

  bool triggered = false;  // of a user event

  Clock::time_point due{};  // of a timer, with its period and how often it
  Clock::duration period{};  // has come since the last report
  std::intptr_t times = 0;
};

}  // namespace kqueue_on_epoll
