// A long computation in pieces, by immediates, so that timers stay on time.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string_view>

#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

constexpr auto work = 200ms;
constexpr auto piece = 2ms;

void compute_for(Clock::duration time) {
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
  }
}

void compute_in_pieces(Clock::duration left) {
  compute_for(std::min<Clock::duration>(left, piece));
  if (left > piece) {
    set_immediate([left] { compute_in_pieces(left - piece); });
  }
}

// The longest time between two ticks of a clock of 5 milliseconds.
Clock::duration longest_gap(Callback<> begin) {
  auto longest = Clock::duration::zero();
  run([&] {
    const Timer clock = set_interval(5ms, [&, last = Clock::now()]() mutable {
      longest = std::max(longest, Clock::now() - last);
      last = Clock::now();
    });
    set_timeout(20ms, std::move(begin));
    set_timeout(20ms + work + 50ms, [clock] { clock.clear(); });
  });
  return longest;
}

void print_gap(std::string_view what, Callback<> begin) {
  std::cout << what << ": "
            << (longest_gap(std::move(begin)) < work / 2 ? "on time" : "late")
            << "\n";
}

}  // namespace

int main() {
  print_gap("in one go", [] { compute_for(work); });
  print_gap("in pieces", [] { compute_in_pieces(work); });
}
