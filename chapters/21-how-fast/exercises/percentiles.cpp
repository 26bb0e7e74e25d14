// How long a wake-up takes, and how long the slowest ones take.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <thread>
#include <vector>

#include <minimio/minimio.hpp>

using namespace minimio;
using Clock = std::chrono::steady_clock;

int main() {
  constexpr std::size_t count = 5000;
  auto here = Poll::create().value();
  auto there = Poll::create().value();
  const auto wake_here = here.registrator().waker(1).value();
  const auto wake_there = there.registrator().waker(1).value();

  std::thread other([&] {
    Events events(1);
    for (std::size_t i = 0; i < count; ++i) {
      if (!there.poll(events) || !wake_here.wake()) return;
    }
  });
  std::vector<double> times;
  Events events(1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto start = Clock::now();
    if (!wake_there.wake() || !here.poll(events)) return 1;
    times.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - start)
            .count());
  }
  other.join();

  std::ranges::sort(times);
  const auto at = [&](double part) {
    return static_cast<int>(
        times[static_cast<std::size_t>(part * (count - 1))]);
  };
  std::cout << "there and back, in us: half within " << at(0.5)
            << ", 99 of 100 within " << at(0.99) << ", all within " << at(1)
            << "\n";
}
