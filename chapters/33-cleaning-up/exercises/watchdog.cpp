// A thread that checks whether the loop still turns, and says so if it does not.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <mininode/mininode.hpp>
#include <mininode/remote.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

// Posts a callback to the loop again and again. If it has not been called after
// `patience`, the loop is stuck.
class Watchdog {
 public:
  Watchdog(std::chrono::milliseconds patience, Callback<> bark)
      : patience_(patience),
        bark_(std::move(bark)),
        thread_([this, remote = Remote::make()] { watch(remote); }) {}
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  ~Watchdog() {
    {
      const std::lock_guard lock(mutex_);
      is_over_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

 private:
  void watch(const Remote& remote) {
    std::unique_lock lock(mutex_);
    while (!is_over_) {
      const auto answered = std::make_shared<std::atomic<bool>>(false);
      remote.post([answered] { *answered = true; });
      changed_.wait_for(lock, patience_, [this] { return is_over_; });
      if (!*answered && !is_over_) bark_();
    }
  }

  std::chrono::milliseconds patience_;
  Callback<> bark_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_over_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace

int main() {
  std::atomic<int> barks = 0;
  std::optional<Watchdog> dog;
  return run([&] {
    dog.emplace(50ms, [&] { ++barks; });
    set_timeout(150ms, [&] {
      print(barks == 0 ? "all is well" : "it barked too early");
      print("a callback that takes 200 ms");
      std::this_thread::sleep_for(200ms);
    });
    set_timeout(200ms, [&] {
      dog.reset();
      print(barks > 0 ? "the dog has barked" : "the dog was silent");
    });
  });
}
