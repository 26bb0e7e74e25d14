// Timers beside a model of them, at random.
#include <map>
#include <random>

#include "due.hpp"

namespace {

// What Timers should be, said as simply as possible: a sorted map.
struct Model {
  using Place = std::pair<int, std::uint64_t>;  // deadline, sequence

  void start(int name, int deadline) {
    places[name] = {deadline, ++sequence};
    sorted[places[name]] = name;
  }
  bool clear(int name) {
    const auto found = places.find(name);
    if (found == places.end()) return false;
    sorted.erase(found->second);
    places.erase(found);
    return true;
  }
  std::vector<int> take_due(int now) {
    std::vector<int> due;
    while (!sorted.empty() && sorted.begin()->first.first <= now) {
      due.push_back(sorted.begin()->second);
      clear(due.back());
    }
    return due;
  }

  std::map<int, Place> places;
  std::map<Place, int> sorted;
  std::uint64_t sequence = 0;
};

}  // namespace

TEST_CASE("timers_do_what_a_sorted_list_does") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const auto up_to = [&](int limit) {
      return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    Fixture f;
    Model model;
    std::map<int, Key> keys;
    std::map<int, int> intervals;
    int now = 0;
    for (int step = 0; step < 3'000; ++step) {
      const int name = up_to(step + 1);
      switch (up_to(4)) {
        case 0: {
          const int deadline = now + up_to(50);
          const int interval = up_to(10) == 0 ? 1 + up_to(30) : 0;
          keys[step] = f.start(deadline, step, interval);
          intervals[step] = interval;
          model.start(step, deadline);
          break;
        }
        case 1:
          CHECK(f.timers.clear(keys[name]) == model.clear(name));
          break;
        case 2: {
          const int deadline = now + up_to(50);
          const bool is_there = model.clear(name);
          CHECK(f.timers.restart(keys[name], at(deadline)) == is_there);
          if (is_there) model.start(name, deadline);
          break;
        }
        case 3: {
          now += up_to(6);
          f.heard.clear();
          call_due(f.timers, at(now));
          const auto due = model.take_due(now);
          CHECK(f.heard == due);
          for (const int one : due) {
            if (intervals[one] > 0) model.start(one, now + intervals[one]);
          }
          break;
        }
      }
      REQUIRE(f.timers.size() == model.places.size());
      REQUIRE(f.timers.ref_count() == model.places.size());
    }
  }
}
