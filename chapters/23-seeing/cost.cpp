// What a span costs when nobody records it, and when somebody does.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iomanip>
#include <iostream>

#include "mininode/print.hpp"

using mininode::Span;
using mininode::ThreadName;
using mininode::Trace;
using Clock = std::chrono::steady_clock;

namespace {

// Of one call, in nanoseconds: the best of five rounds.
template <class Function>
double cost(Function function) {
  constexpr int count = 50'000;
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const auto begin = Clock::now();
    for (int n = 0; n < count; ++n) function();
    const std::chrono::duration<double, std::nano> taken = Clock::now() - begin;
    best = std::min(best, taken.count() / count);
  }
  return best;
}

void report(const char* what, double nanoseconds) {
  std::cout << what << ": " << std::fixed << std::setprecision(1)
            << nanoseconds << " ns\n";
}

void record() { const Span span("task", "nothing"); }

}  // namespace

int main() {
  report("reading the clock", cost([] { (void)Clock::now(); }));
  report("a span without a trace", cost(record));

  const auto path = std::filesystem::temp_directory_path() / "23_cost.json";
  {
    const auto trace = Trace::create(path).value();
    const ThreadName here("main", trace.get());
    report("a span with a trace", cost(record));
  }
  std::filesystem::remove(path);
}
