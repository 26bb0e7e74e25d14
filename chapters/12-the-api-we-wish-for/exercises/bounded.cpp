// A channel with room for a few things only, and how it can hang a program.
//
// send() waits while the channel is full. The main thread stops receiving and
// joins the sender: if closing the channel does not wake a sender that waits
// for room, the two wait for each other.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

template <class T>
class BoundedChannel {
 public:
  explicit BoundedChannel(std::size_t room) : room_(room) {}

  // Waits for room. False, if the channel is closed: then `thing` is lost.
  bool send(T thing) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return closed_ || things_.size() < room_; });
    if (closed_) return false;
    things_.push_back(std::move(thing));
    changed_.notify_all();
    return true;
  }

  std::optional<T> receive() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !things_.empty(); });
    if (things_.empty()) return std::nullopt;
    T thing = std::move(things_.front());
    things_.pop_front();
    changed_.notify_all();
    return thing;
  }

  // Either side may close: whoever waits in the other is woken.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> things_;
  std::size_t room_;
  bool closed_ = false;
};

int main() {
  BoundedChannel<int> channel(2);
  int refused = 0;
  std::thread sender([&] {
    for (int i = 1; i <= 10; ++i) {
      if (!channel.send(i)) ++refused;
    }
  });
  for (int i = 0; i < 3; ++i) {
    std::cout << "received " << channel.receive().value_or(0) << "\n";
  }
  channel.close();  // without this line, or without its notify_all: for ever
  sender.join();
  std::cout << "the sender has ended, and "
            << (refused > 0 ? "knows that not all was taken"
                            : "thinks that all was taken")
            << "\n";
}
