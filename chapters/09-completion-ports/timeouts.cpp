// How long GetQueuedCompletionStatusEx may take: not at all, 150 ms, as long
// as it takes, and until a deadline.
//
// Nothing is received here; the few packets that come are posted by ourselves.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "completion_port.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

using Packet = std::optional<OVERLAPPED_ENTRY>;

// What is left until `deadline`, in whole milliseconds and rounded up.
DWORD milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(
      deadline - Clock::now());
  return static_cast<DWORD>(std::max(left, 0ms).count());
}

// Waits until there is a packet or the deadline has come, and not less.
Packet wait_until(CompletionPort& port, Clock::time_point deadline) {
  for (;;) {
    const Packet packet = port.wait(milliseconds_until(deadline));
    if (packet || Clock::now() >= deadline) return packet;
  }
}

void report(const char* name, Clock::time_point start, const Packet& packet) {
  using std::chrono::milliseconds;
  const auto took =
      std::chrono::duration_cast<milliseconds>(Clock::now() - start);
  std::cout << name << ": " << (packet ? "a packet" : "nothing") << " after "
            << took.count() << " ms\n";
}

}  // namespace

int main() try {
  CompletionPort port;
  auto start = Clock::now();
  report("timeout 0", start, port.wait(0));

  port.post(0);
  start = Clock::now();
  report("timeout 0, a packet is there", start, port.wait(0));

  start = Clock::now();
  report("timeout 150", start, port.wait(150));

  start = Clock::now();
  report("until a deadline", start, wait_until(port, start + 150ms));

  std::jthread later([&port] {
    std::this_thread::sleep_for(100ms);
    port.post(0);
  });
  start = Clock::now();
  report("timeout INFINITE", start, port.wait(INFINITE));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
