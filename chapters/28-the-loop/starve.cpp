// Four ways to go on and on, beside a timer of 10 milliseconds: which of them
// let it have its turn?
#include <iostream>
#include <string_view>

#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

constexpr int most = 100'000;

// `again` asks for the next call; the callback asks `again` in turn.
template <class Again>
struct Endless {
  Again again;
  int& calls;
  const bool& is_over;

  void operator()() {
    if (++calls < most && !is_over) again(Endless(*this));
  }
};

template <class Again>
void beside_a_timer(std::string_view what, Again again) {
  int calls = 0;
  bool is_over = false;
  run([&] {
    set_timeout(10ms, [&] { is_over = true; });
    again(Endless<Again>{again, calls, is_over});
  });
  std::cout << what << ": "
            << (calls < most ? "the timer had its turn"
                             : "not before a hundred thousand calls")
            << "\n";
}

}  // namespace

int main() {
  beside_a_timer("ticks", [](auto next) { next_tick(next); });
  beside_a_timer("microtasks", [](auto next) { queue_microtask(next); });
  beside_a_timer("immediates", [](auto next) { set_immediate(next); });
  beside_a_timer("timers", [](auto next) { set_timeout(0ms, next); });
}
