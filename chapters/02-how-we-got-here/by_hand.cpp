// Three tasks that yield by hand: each does a portion, and returns.
#include <iostream>

#include "prime_count.hpp"
#include "scheduler.hpp"

int main() {
  PrimeCount a(20'000, 10'000);
  PrimeCount b(30'000, 10'000);
  PrimeCount c(40'000, 10'000);
  run_in_turn({{"a", [&a] { return a.step(); }},
               {"b", [&b] { return b.step(); }},
               {"c", [&c] { return c.step(); }}},
              [](const Task& task) { std::cout << task.name << "\n"; });
  std::cout << "a: " << a.count() << ", b: " << b.count()
            << ", c: " << c.count() << " primes\n";
}
