// A task that can be done in portions: it counts primes.
#pragma once

#include <algorithm>

inline bool is_prime(int number) {
  for (int i = 2; i * i <= number; ++i) {
    if (number % i == 0) return false;
  }
  return number >= 2;
}

class PrimeCount {
 public:
  PrimeCount(int limit, int portion) : limit_(limit), portion_(portion) {}

  // Does the next portion. True if there is more to do.
  bool step() {
    const int end = std::min(next_ + portion_, limit_);
    for (; next_ < end; ++next_) count_ += is_prime(next_) ? 1 : 0;
    return next_ < limit_;
  }

  int count() const { return count_; }

 private:
  int limit_;
  int portion_;
  int next_ = 0;   // where the loop has got to
  int count_ = 0;  // what it has found
};
