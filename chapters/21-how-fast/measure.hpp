// How long things take, measured in turn and told as a median.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

inline double median(std::vector<double> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// Nanoseconds for one of `count` calls.
template <class Work>
double time_of(Work& work, int count) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  for (int i = 0; i < count; ++i) work();
  const std::chrono::duration<double, std::nano> time = Clock::now() - start;
  return time.count() / count;
}

struct Comparison {
  double first;   // nanoseconds, the median of all rounds
  double second;
  double ratio;   // first / second, the median of what each round says
};

// The two works in turn, `rounds` times. What slows the machine down for a
// while slows both.
template <class First, class Second>
Comparison compare(First first, Second second, int rounds, int count) {
  std::vector<double> firsts;
  std::vector<double> seconds;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    firsts.push_back(time_of(first, count));
    seconds.push_back(time_of(second, count));
    ratios.push_back(firsts.back() / seconds.back());
  }
  return {median(firsts), median(seconds), median(ratios)};
}
