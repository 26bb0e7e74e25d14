// How long eight tasks of 50 milliseconds take with 1, 2, 4 and 8 threads; and
// how often a thousand short ones ring.
#include <chrono>
#include <iostream>
#include <thread>

#include "little_loop.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

void eight_with(unsigned threads) {
  using std::chrono::milliseconds;
  LittleLoop loop(threads);
  const auto start = Timers::Clock::now();
  for (int i = 0; i < 8; ++i) {
    loop.pool.submit("sleep", [] { std::this_thread::sleep_for(50ms); },
                     [](Result<>) {});
  }
  loop.run();
  const auto time = duration_cast<milliseconds>(Timers::Clock::now() - start);
  std::cout << "threads: " << threads << ", " << time.count() << " ms\n";
}

}  // namespace

int main() {
  for (const unsigned threads : {1u, 2u, 4u, 8u}) eight_with(threads);

  LittleLoop loop;
  int delivered = 0;
  for (int i = 0; i < 1000; ++i) {
    loop.pool.submit("nothing", [] {}, [&](Result<>) { ++delivered; });
  }
  std::this_thread::sleep_for(100ms);  // the loop has other things to do
  std::cout << "a thousand done, rung " << loop.rings << " time(s)\n";
  loop.run();
  std::cout << delivered << " delivered\n";
}
