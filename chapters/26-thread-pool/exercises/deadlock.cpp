// Tasks that wait for other tasks of the same pool. With two threads all of
// them wait, and nobody is left to do what they wait for.
#include <chrono>
#include <future>
#include <iostream>
#include <memory>

#include "../little_loop.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 300ms;  // without it they would wait for ever

// Two tasks each need what a third and a fourth make.
void wait_for_each_other(unsigned threads) {
  LittleLoop loop(threads);
  std::promise<int> made[2];
  std::future<int> wanted[2] = {made[0].get_future(), made[1].get_future()};
  int got = 0;
  for (auto& future : wanted) {
    loop.pool.submit(
        "eater",
        [&future] {
          return future.wait_for(patience) == std::future_status::ready;
        },
        [&got](Result<bool> is_there) { got += *is_there ? 1 : 0; });
  }
  for (auto& promise : made) {
    loop.pool.submit("cook", [&promise] { promise.set_value(7); },
                     [](Result<>) {});
  }
  loop.run();
  std::cout << threads << " threads: "
            << (got == 2 ? "all get it" : "not all get it") << "\n";
}

// Nobody waits: what needs a result is begun when the result is there.
void follow_each_other(unsigned threads) {
  LittleLoop loop(threads);
  int got = 0;
  for (int i = 0; i < 2; ++i) {
    loop.pool.submit("cook", [] { return 7; }, [&](Result<int> made) {
      loop.pool.submit("eater", [food = *made] { return food == 7; },
                       [&got](Result<bool> is_there) {
        got += *is_there ? 1 : 0;
      });
    });
  }
  loop.run();
  std::cout << threads << " thread, one after the other: "
            << (got == 2 ? "all get it" : "not all get it") << "\n";
}

}  // namespace

int main() {
  wait_for_each_other(2);
  wait_for_each_other(3);
  follow_each_other(1);
}
