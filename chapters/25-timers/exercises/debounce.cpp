// Debouncing: a callback that is called once, when nothing has happened for a
// while.
#include <chrono>
#include <iostream>
#include <utility>

#include <mininode/timers.hpp>

#include "run.hpp"

using namespace mininode;
using namespace std::chrono_literals;
using Clock = Timers::Clock;

namespace {

class Debounced {
 public:
  Debounced(Timers& timers, Clock::duration silence, Callback<> callback)
      : timers_(timers), silence_(silence), callback_(std::move(callback)) {}
  Debounced(const Debounced&) = delete;
  Debounced& operator=(const Debounced&) = delete;
  ~Debounced() { timers_.clear(key_); }

  // Something has happened.
  void poke() {
    const auto deadline = Clock::now() + silence_;
    if (!timers_.restart(key_, deadline)) {
      key_ = timers_.start(deadline, [this] { callback_(); });
    }
  }

 private:
  Timers& timers_;
  Clock::duration silence_;
  Callback<> callback_;
  Key key_ = {};
};

}  // namespace

int main() {
  Timers timers;
  int keys = 0;
  int searches = 0;
  Debounced search(timers, 30ms, [&] { ++searches; });
  for (int i = 0; i < 20; ++i) {  // somebody types
    timers.start(Clock::now() + i * 2ms, [&] {
      ++keys;
      search.poke();
    });
  }
  run(timers);
  std::cout << keys << " keys, " << searches << " search\n";
}
