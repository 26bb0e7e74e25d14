#include "timers.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>

namespace kqueue_on_epoll {

namespace {

// Long enough for any test, and far from overflowing a clock.
constexpr std::chrono::hours longest_period{24 * 365};

timespec to_timespec(Clock::duration duration) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(duration);
  const std::chrono::nanoseconds rest = duration - whole;
  return {static_cast<time_t>(whole.count()), static_cast<long>(rest.count())};
}

std::chrono::nanoseconds unit_of(std::uint32_t fflags) {
  if (fflags & NOTE_SECONDS) return std::chrono::seconds(1);
  if (fflags & NOTE_USECONDS) return std::chrono::microseconds(1);
  if (fflags & NOTE_NSECONDS) return std::chrono::nanoseconds(1);
  return std::chrono::milliseconds(1);
}

}  // namespace

std::optional<Clock::duration> period_of(const struct kevent& change,
                                         const Knote& timer) {
  constexpr std::uint32_t known = NOTE_SECONDS | NOTE_USECONDS | NOTE_NSECONDS;
  if (change.data < 0 || (change.fflags & ~known) != 0) return {};
  const auto unit = unit_of(change.fflags);
  if (change.data > longest_period / unit) return longest_period;
  const bool repeats = !timer.has(EV_ONESHOT);
  return unit * (change.data == 0 && repeats ? 1 : change.data);
}

Timers::Timers()
    : descriptor_(
          timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)) {}

Timers::~Timers() { close(descriptor_); }

void Timers::start(Knote& timer, Clock::duration period) {
  stop(timer);
  timer.period = period;
  timer.due = Clock::now() + period;
  timer.times = 0;
  by_time_.emplace(timer.due, &timer);
  set_alarm();
}

void Timers::stop(Knote& timer) {
  const auto [first, last] = by_time_.equal_range(timer.due);
  for (auto at = first; at != last; ++at) {
    if (at->second == &timer) {
      by_time_.erase(at);
      return;
    }
  }
}

void Timers::advance(Knote& timer, Clock::time_point now) {
  if (timer.has(EV_ONESHOT)) {
    timer.times = 1;
    return;
  }
  const auto missed = (now - timer.due) / timer.period;
  timer.times += static_cast<std::intptr_t>(missed) + 1;
  timer.due += (missed + 1) * timer.period;
  by_time_.emplace(timer.due, &timer);
}

void Timers::set_alarm() {
  itimerspec alarm{};
  if (!by_time_.empty()) {
    const auto left = by_time_.begin()->first - Clock::now();
    alarm.it_value = to_timespec(std::max<Clock::duration>(
        left, std::chrono::nanoseconds(1)));  // zero would switch it off
  }
  timerfd_settime(descriptor_, 0, &alarm, nullptr);
}

}  // namespace kqueue_on_epoll
