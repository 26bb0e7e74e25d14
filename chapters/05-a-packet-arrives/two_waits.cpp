// One datagram, waited for in two ways: asleep, and by asking again and again.
#include <cstdio>
#include <exception>
#include <iostream>

#include "measured_wait.hpp"

namespace {

void report(const char* name, const Wait& wait) {
  const auto in_ms = [](std::chrono::microseconds time) {
    return static_cast<double>(time.count()) / 1000;
  };
  std::printf("%s: waited %.0f ms, calls of recv: %ld\n", name,
              in_ms(wait.elapsed), wait.calls);
  std::printf("  processor time: %.1f ms\n", in_ms(wait.usage.processor));
  if (counts_switches) {
    std::printf("  switches: %ld voluntary, %ld involuntary\n",
                wait.usage.voluntary, wait.usage.involuntary);
  } else {
    std::printf("  switches: not counted on this system\n");
  }
}

}  // namespace

int main() try {
  report("asleep", measure(receive_asleep));
  report("asking", measure(receive_by_asking));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
