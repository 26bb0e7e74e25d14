// The clocks of the standard library, looked at.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <type_traits>

using namespace std::chrono;

namespace {

// The least that a clock moves on between two looks at it.
template <class Clock>
nanoseconds smallest_step() {
  auto least = nanoseconds::max();
  for (int n = 0; n < 1000; ++n) {
    const auto before = Clock::now();
    auto now = before;
    while (now == before) now = Clock::now();
    least = std::min(least, duration_cast<nanoseconds>(now - before));
  }
  return least;
}

template <class Clock>
void describe(const char* name) {
  std::cout << name << (Clock::is_steady ? " is steady" : " may be set")
            << ", and moves on by " << smallest_step<Clock>().count()
            << " ns\n";
}

}  // namespace

int main() {
  describe<steady_clock>("steady_clock");
  describe<system_clock>("system_clock");
  std::cout << "high_resolution_clock is "
            << (std::is_same_v<high_resolution_clock, steady_clock>
                    ? "steady_clock" : "system_clock") << "\n";
}
