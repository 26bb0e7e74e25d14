// Two threads count to ten million each, in one atomic number: once with a load
// and a store, once with one operation.
#include <atomic>
#include <cstdio>
#include <thread>

#include "meeting.hpp"

namespace {

std::atomic<int> number = 0;

void add_in_two_steps() { number = number + 1; }
void add_in_one_step() { number += 1; }

template <class Add>
int count_on_two_threads(Add add) {
  number = 0;
  Meeting meeting;
  const auto count = [&] {
    for (int burst = 0; burst < 1'000; ++burst) {
      meeting.meet();
      for (int i = 0; i < 10'000; ++i) add();
    }
  };
  std::thread other(count);
  count();
  other.join();
  return number;
}

}  // namespace

int main() {
  std::printf("number = number + 1: %d\n",
              count_on_two_threads(add_in_two_steps));
  std::printf("number += 1: %d\n", count_on_two_threads(add_in_one_step));
}
