// Chores of any number of steps, interleaved on one thread.
#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "diary.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Step {
  std::string work;
  std::chrono::milliseconds wait;  // after it
};

struct Chore {
  std::vector<Step> steps;
  std::size_t done = 0;       // how many of them
  Clock::time_point due{};    // when the next may be done; at first, at once

  bool is_over() const { return done == steps.size(); }
};

void run_interleaved(Diary& diary, std::vector<Chore> chores) {
  for (;;) {
    std::erase_if(chores, [](const Chore& chore) { return chore.is_over(); });
    if (chores.empty()) return;
    Chore& next = *std::ranges::min_element(chores, {}, &Chore::due);
    std::this_thread::sleep_until(next.due);
    const Step& step = next.steps[next.done++];
    diary.note(step.work);
    next.due = Clock::now() + step.wait;
  }
}

}  // namespace

int main() {
  Diary diary("any number of steps");
  run_interleaved(
      diary, {{{{"sort the laundry", 0ms},
                {"load the laundry", 300ms},
                {"move it to the drier", 200ms},
                {"fold the laundry", 0ms}}},
              {{{"knead the dough", 200ms},
                {"bake the bread", 200ms},
                {"slice the bread", 0ms}}}});
}
