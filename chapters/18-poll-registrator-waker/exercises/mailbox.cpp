// Letters between threads: a list, a mutex, and a waker that rings once for
// all that lie there.
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "minimio/poll.hpp"

using namespace minimio;

template <class T>
class Mailbox {
 public:
  explicit Mailbox(Waker waker) : waker_(std::move(waker)) {}

  // Any thread.
  void put(T letter) {
    bool was_empty = false;
    {
      const std::lock_guard lock(mutex_);
      was_empty = letters_.empty();
      letters_.push_back(std::move(letter));
    }
    if (was_empty) (void)waker_.wake();
  }

  // The thread that polls, after an event of the waker.
  std::vector<T> take_all() {
    const std::lock_guard lock(mutex_);
    return std::exchange(letters_, {});
  }

 private:
  Waker waker_;
  std::mutex mutex_;
  std::vector<T> letters_;
};

int main() {
  auto poll = Poll::create().value();
  Mailbox<int> mailbox(poll.registrator().waker(1).value());
  const auto put = [&](int first) {
    for (int i = 0; i < 1000; ++i) mailbox.put(first + i);
  };
  std::thread one(put, 0);
  std::thread two(put, 1000);

  long sum = 0;
  std::size_t letters = 0;
  std::size_t wakes = 0;
  Events events(4);
  while (letters < 2000) {
    if (!poll.poll(events)) return 1;
    ++wakes;
    for (const int letter : mailbox.take_all()) {
      sum += letter;
      ++letters;
    }
  }
  one.join();
  two.join();
  std::cout << letters << " letters, sum " << sum << ", woken at most once for "
            << "each: " << (wakes <= letters ? "yes" : "no") << "\n";
}
