// Deadline: when a wait is over.
//
// A wait can be interrupted and must then go on, so what we have to keep is not
// how long it may take but when it ends.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace minimio {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  using Nanoseconds = std::chrono::nanoseconds;

  // No timeout never ends, and neither does one beyond the end of the clock.
  explicit Deadline(std::optional<Nanoseconds> timeout) {
    if (!timeout) return;
    if (*timeout <= Nanoseconds::zero()) {
      end_ = Clock::time_point::min();  // saves a look at the clock
      return;
    }
    const auto now = Clock::now();
    if (*timeout < Clock::time_point::max() - now) end_ = now + *timeout;
  }

  // What is left of the wait: zero when it is over, nothing if it never ends.
  std::optional<Nanoseconds> left() const {
    if (!end_) return std::nullopt;
    if (*end_ == Clock::time_point::min()) return Nanoseconds::zero();
    return std::max(Nanoseconds::zero(), Nanoseconds(*end_ - Clock::now()));
  }

 private:
  std::optional<Clock::time_point> end_;
};

}  // namespace minimio
