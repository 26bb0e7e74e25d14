// As many timers as a busy server has: the heap beside the standard library's
// trees. Nearly all timers of a server are cleared, since what they guard
// against does not happen.
#include <chrono>
#include <iomanip>
#include <iostream>
#include <map>
#include <random>
#include <vector>

#include <mininode/timers.hpp>

#include "measure.hpp"

using namespace mininode;
using Clock = Timers::Clock;

namespace {

constexpr int count = 100'000;

std::vector<Clock::duration> random_delays() {
  std::mt19937 random(42);
  std::uniform_int_distribution<int> delay(1, 30'000);
  std::vector<Clock::duration> delays;
  for (int i = 0; i < count; ++i) {
    delays.push_back(std::chrono::milliseconds(delay(random)));
  }
  return delays;
}

const std::vector<Clock::duration> delays = random_delays();
const Clock::time_point now = Clock::now();

void start_and_clear_in_heap() {
  Timers timers;
  std::vector<Key> keys;
  for (const auto delay : delays) {
    keys.push_back(timers.start(now + delay, [] {}));
  }
  for (const Key key : keys) timers.clear(key);
}

void start_and_clear_in_tree() {
  using Tree = std::multimap<Clock::time_point, Callback<>>;
  Tree timers;
  std::vector<Tree::iterator> places;
  for (const auto delay : delays) {
    places.push_back(timers.emplace(now + delay, [] {}));
  }
  for (const auto place : places) timers.erase(place);
}

int fired = 0;

void fire_from_heap() {
  Timers timers;
  for (const auto delay : delays) timers.start(now + delay, [] { ++fired; });
  timers.collect(Clock::time_point::max());
  while (auto due = timers.take(now)) {
    due->callback();
    timers.give_back(std::move(*due));
  }
}

void fire_from_tree() {
  std::multimap<Clock::time_point, Callback<>> timers;
  for (const auto delay : delays) timers.emplace(now + delay, [] { ++fired; });
  while (!timers.empty()) timers.extract(timers.begin()).mapped()();
}

template <class Heap, class Tree>
void print(const char* what, Heap heap, Tree tree) {
  const Comparison result = compare(heap, tree, 7, 1);
  std::cout << what << ": " << std::fixed << std::setprecision(0)
            << result.first / count << " ns each, " << std::setprecision(2)
            << result.ratio << " of the tree's time\n";
}

}  // namespace

int main() {
  print("start and clear", start_and_clear_in_heap, start_and_clear_in_tree);
  print("start and fire", fire_from_heap, fire_from_tree);
}
