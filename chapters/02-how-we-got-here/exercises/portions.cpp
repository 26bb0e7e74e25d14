// How long a task keeps the others waiting, and how much work gets done, with
// portions of different sizes.
#include <chrono>
#include <iomanip>
#include <iostream>

#include "prime_count.hpp"
#include "scheduler.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

void try_portions_of(int portion) {
  PrimeCount a(1'000'000, portion);
  int steps = 0;
  auto last = Clock::now();
  const auto start = last;
  Milliseconds longest{0};
  run_in_turn({{"a", [&a] { return a.step(); }}}, [&](const Task&) {
    const auto now = Clock::now();
    longest = std::max<Milliseconds>(longest, now - last);
    last = now;
    ++steps;
  });
  const auto end = Clock::now();
  longest = std::max<Milliseconds>(longest, end - last);
  std::cout << "portions of " << portion << ": " << steps << " steps, longest "
            << longest.count() << " ms, all "
            << Milliseconds(end - start).count() << " ms" << std::endl;
}

}  // namespace

int main() {
  std::cout << std::fixed << std::setprecision(2);
  for (const int portion : {1'000'000, 100'000, 1'000, 10}) {
    try_portions_of(portion);
  }
}
