// A scheduler that names the task which keeps the others waiting.
#include <chrono>
#include <iostream>

#include "prime_count.hpp"
#include "scheduler.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// The same task, with a complaint if a step takes longer than `limit`.
Task watched(Task task, std::chrono::milliseconds limit) {
  return {task.name, [task, limit] {
            const auto start = Clock::now();
            const bool has_more = task.step();
            const auto ms =
                std::chrono::duration_cast<std::chrono::milliseconds>(
                    Clock::now() - start);
            if (ms > limit) {
              std::cout << task.name << " took " << ms.count()
                        << " ms for one step" << std::endl;
            }
            return has_more;
          }};
}

}  // namespace

int main() {
  PrimeCount a(30'000, 1'000);
  PrimeCount b(2'000'000, 2'000'000);
  run_in_turn({watched({"a", [&a] { return a.step(); }}, 100ms),
               watched({"b", [&b] { return b.step(); }}, 100ms)},
              [](const Task&) {});
}
