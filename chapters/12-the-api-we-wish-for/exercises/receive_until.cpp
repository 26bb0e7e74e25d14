// A channel that can be waited for with a deadline.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iostream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

using Clock = std::chrono::steady_clock;

template <class T>
class Channel {
 public:
  void send(T thing) {
    const std::lock_guard lock(mutex_);
    things_.push_back(std::move(thing));
    changed_.notify_one();
  }

  // Waits for the next thing, no longer than until `deadline`. Nothing, if
  // none has come by then.
  std::optional<T> receive_until(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, deadline,
                             [this] { return !things_.empty(); })) {
      return std::nullopt;
    }
    T thing = std::move(things_.front());
    things_.pop_front();
    return thing;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> things_;
};

int main() {
  using std::chrono::milliseconds;
  Channel<std::string> channel;
  const auto start = Clock::now();
  std::thread sender([&] {
    // More than once: MinGW's sleep ends up to a millisecond early.
    const auto due = start + milliseconds(250);
    while (Clock::now() < due) std::this_thread::sleep_until(due);
    channel.send("an event");
  });

  for (auto tick = start + milliseconds(100);;) {
    const auto thing = channel.receive_until(tick);
    std::cout << "after "
              << duration_cast<milliseconds>(Clock::now() - start).count()
              << " ms: " << thing.value_or("tick") << "\n";
    if (thing) break;
    tick += milliseconds(100);
  }
  sender.join();
}
