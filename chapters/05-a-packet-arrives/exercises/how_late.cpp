// How long after it was sent does a datagram reach the thread that waits?
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <vector>

#include "measured_wait.hpp"

namespace {

long long median_lateness(long (*receive_one)(SocketNumber)) {
  std::vector<long long> times;
  for (int i = 0; i < 5; ++i) {
    times.push_back(measure(receive_one).late.count());
  }
  std::ranges::sort(times);
  return times[2];
}

}  // namespace

int main() try {
  std::printf("asleep: %lld us\n", median_lateness(receive_asleep));
  std::printf("asking: %lld us\n", median_lateness(receive_by_asking));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
