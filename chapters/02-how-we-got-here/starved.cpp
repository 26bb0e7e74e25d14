// Three tasks, one of which does not yield.
#include <chrono>
#include <iostream>

#include "prime_count.hpp"
#include "scheduler.hpp"

using Clock = std::chrono::steady_clock;

int main() {
  PrimeCount a(30'000, 10'000);
  PrimeCount b(2'000'000, 2'000'000);  // all of it in one portion
  PrimeCount c(30'000, 10'000);
  const auto start = Clock::now();
  run_in_turn({{"a", [&a] { return a.step(); }},
               {"b", [&b] { return b.step(); }},
               {"c", [&c] { return c.step(); }}},
              [start](const Task& task) {
                const auto ms =
                    std::chrono::duration_cast<std::chrono::milliseconds>(
                        Clock::now() - start);
                std::cout << "after " << ms.count() << " ms: " << task.name
                          << std::endl;
              });
}
