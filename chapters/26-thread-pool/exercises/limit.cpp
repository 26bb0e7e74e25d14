// At most two of one kind at once, so that they leave threads to others.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

#include <mininode/callback_queue.hpp>

#include "../little_loop.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

class Limit {
 public:
  Limit(ThreadPool& pool, int most) : pool_(pool), free_(most) {}

  template <class Work, class Done>
  void submit(std::string_view name, Work work, Done done) {
    waiting_.push([this, name, work = std::move(work),
                   done = std::move(done)]() mutable {
      pool_.submit(name, std::move(work),
                   [this, done = std::move(done)](auto result) mutable {
        ++free_;
        begin();
        done(std::move(result));
      });
    });
    begin();
  }

 private:
  void begin() {
    while (free_ > 0 && !waiting_.empty()) {
      --free_;
      Callback<> submit = waiting_.pop();
      submit();
    }
  }

  ThreadPool& pool_;
  int free_;
  CallbackQueue waiting_;
};

}  // namespace

int main() {
  LittleLoop loop(4);
  Limit keys(loop.pool, 2);
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  int done = 0;
  for (int i = 0; i < 6; ++i) {
    keys.submit(
        "key",
        [&] {
          const int now = ++running;
          for (int old = most; old < now; old = most) {
            most.compare_exchange_strong(old, now);
          }
          std::this_thread::sleep_for(20ms);
          --running;
        },
        [&](Result<>) { ++done; });
  }
  loop.pool.submit("file", [] {}, [&](Result<>) {
    std::cout << "the file came when " << done << " keys were done\n";
  });
  loop.run();
  std::cout << done << " keys, at most " << most << " at once\n";
}
