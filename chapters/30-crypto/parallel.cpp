// Four keys at once, on pools of one, two and four threads; and a clock beside
// them, to see that nobody waits.
#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <thread>

#include <mininode/crypto.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

Clock::duration time_with(unsigned threads, Clock::duration& longest) {
  const auto start = Clock::now();
  run(
      [&longest] {
        const Timer clock =
            set_interval(10ms, [&longest, last = Clock::now()]() mutable {
              longest = std::max(longest, Clock::now() - last);
              last = Clock::now();
            });
        clock.unref();
        for (int i = 0; i < 4; ++i) {
          Crypto::pbkdf2({.password = "letmein",
                          .salt = "0123456789abcdef",
                          .iterations = 200'000},
                         [](Result<std::string>) {});
        }
      },
      {.pool_threads = threads});
  return Clock::now() - start;
}

}  // namespace

int main() {
  auto longest = Clock::duration::zero();
  const auto alone = time_with(1, longest);
  std::cout << "processors: " << std::thread::hardware_concurrency() << "\n";
  for (const unsigned threads : {2u, 4u}) {
    const std::chrono::duration<double> time = time_with(threads, longest);
    std::cout << threads << " threads: " << std::fixed << std::setprecision(1)
              << alone / time << " times as fast as one\n";
  }
  std::cout << "the clock was late by less than half of a key: "
            << (longest < alone / 8 ? "yes" : "no") << "\n";
}
