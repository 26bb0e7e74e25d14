// Three chores, each some work, a wait, and some work again: one after the
// other, interleaved on one thread, and in parallel on three.
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "diary.hpp"
#include "work.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Chore {
  std::string first;               // our work
  std::chrono::milliseconds wait;  // for a machine
  std::string then;                // our work again
};

const std::vector<Chore> chores = {
    {"load the laundry", 300ms, "hang up the laundry"},
    {"load the dishes", 200ms, "put away the dishes"},
    {"bake the bread", 100ms, "slice the bread"}};

void work(Diary& diary, const std::string& what) {
  if (primes_below(100'000) != 9592) throw std::logic_error("miscounted");
  diary.note(what);
}

void do_chore(Diary& diary, const Chore& chore) {
  work(diary, chore.first);
  std::this_thread::sleep_for(chore.wait);
  work(diary, chore.then);
}

void one_after_another() {
  Diary diary("one after the other");
  for (const Chore& chore : chores) do_chore(diary, chore);
}

void in_parallel() {
  Diary diary("in parallel");
  std::vector<std::thread> threads;
  for (const Chore& chore : chores) {
    threads.emplace_back([&diary, &chore] { do_chore(diary, chore); });
  }
  for (auto& thread : threads) thread.join();
}

// A chore whose first part is done.
struct Begun {
  const Chore* chore;
  Clock::time_point due;  // when its wait is over
};

void interleaved() {
  Diary diary("interleaved");
  std::vector<Begun> begun;
  for (const Chore& chore : chores) {
    work(diary, chore.first);
    begun.push_back({&chore, Clock::now() + chore.wait});
  }
  while (!begun.empty()) {
    const auto next = std::ranges::min_element(begun, {}, &Begun::due);
    std::this_thread::sleep_until(next->due);
    work(diary, next->chore->then);
    begun.erase(next);
  }
}

}  // namespace

int main() {
  one_after_another();
  interleaved();
  in_parallel();
}
