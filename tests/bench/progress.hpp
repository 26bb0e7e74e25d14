// How far a contestant has come, and how long it took.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace bench {

// Counts what has been done, and looks at the clock every now and then. What
// counts is the median of these slices: so it does not matter if another
// program takes the core away for a moment. A slice is long enough for every
// message that is under way to be passed on a few times.
class Progress {
 public:
  Progress(long count, long under_way)
      : slice_(std::max(4 * under_way, 50L)),
        looks_(static_cast<std::size_t>(count / slice_) + 2) {
    looked_.reserve(looks_);  // the first slice is a warm-up
  }

  // One more is done. Whether to go on.
  bool step() {
    if (++done_ < slice_) return true;
    done_ = 0;
    if (looked_.size() < looks_) looked_.push_back(Clock::now());
    return looked_.size() < looks_;
  }

  double nanoseconds_each() const {
    std::vector<double> times;
    for (std::size_t i = 1; i < looked_.size(); ++i) {
      const std::chrono::duration<double, std::nano> time =
          looked_[i] - looked_[i - 1];
      times.push_back(time.count() / static_cast<double>(slice_));
    }
    const auto middle = times.begin() + static_cast<long>(times.size()) / 2;
    std::ranges::nth_element(times, middle);
    return *middle;
  }

 private:
  using Clock = std::chrono::steady_clock;

  long slice_;
  long done_ = 0;
  std::size_t looks_;
  std::vector<Clock::time_point> looked_;
};

}  // namespace bench
