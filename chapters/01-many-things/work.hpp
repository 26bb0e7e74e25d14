// A bit of real work, as opposed to waiting.
#pragma once

// How many primes there are below `limit`, found the slow way.
inline int primes_below(int limit) {
  int count = 0;
  for (int number = 2; number < limit; ++number) {
    bool is_prime = true;
    for (int i = 2; i * i <= number; ++i) {
      if (number % i == 0) {
        is_prime = false;
        break;
      }
    }
    count += is_prime ? 1 : 0;
  }
  return count;
}
