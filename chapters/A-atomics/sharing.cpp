// Two threads, each with a counter that nobody else touches. First the counters
// are neighbours, then they have a cache line each.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "meeting.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Neighbours {
  alignas(128) std::atomic<int> one = 0;
  std::atomic<int> other = 0;
};

struct Apart {
  alignas(128) std::atomic<int> one = 0;
  alignas(128) std::atomic<int> other = 0;
};

constexpr int burst = 1'000;

void count(std::atomic<int>& counter) {
  for (int i = 0; i < burst; ++i) {
    counter.fetch_add(1, std::memory_order_relaxed);
  }
}

struct Measured {
  int bursts = 0;
  std::chrono::duration<double, std::nano> time{};
};

// Measures bursts in which both threads run, until one of them has to wait for
// long, or there are 5,000.
template <class Counters>
void measure_some(Measured& measured) {
  Counters counters;
  Meeting meeting;
  bool is_over = false;  // written before a meeting, and read after it
  std::thread thread([&] {
    while (meeting.meet(), !is_over) {
      count(counters.other);
      meeting.meet();
    }
  });
  meeting.meet();
  for (const int naps = meeting.naps(); !is_over;) {
    const auto start = Clock::now();
    count(counters.one);
    const auto stop = Clock::now();
    meeting.meet();
    is_over = meeting.naps() != naps || measured.bursts == 5'000;
    if (!is_over) {
      ++measured.bursts;
      measured.time += stop - start;
    }
    meeting.meet();
  }
  thread.join();
}

// What one addition takes while the other thread does the same.
template <class Counters>
double nanoseconds_each() {
  Measured measured;
  const auto end = Clock::now() + std::chrono::seconds(3);
  while (measured.bursts < 5'000 && Clock::now() < end) {
    measure_some<Counters>(measured);
  }
  if (measured.bursts == 0) return 0;
  return measured.time.count() / measured.bursts / burst;
}

}  // namespace

int main() {
  std::printf("neighbours: %.1f ns\n", nanoseconds_each<Neighbours>());
  std::printf("apart: %.1f ns\n", nanoseconds_each<Apart>());
}
