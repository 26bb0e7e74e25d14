// Another thread has something to say: an event that no descriptor causes.
//
// The loop waits without a timeout. A second thread puts work into a list and
// triggers a user event; triggers that come while nobody listens are one event.
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include "kevents.hpp"

namespace {

constexpr std::uintptr_t bell = 1;  // an ident of our own choice
constexpr Token bell_token = 0;

// Once, before anybody rings. EV_CLEAR: a ring that was reported is over.
void install_bell(const Descriptor& queue) {
  apply(queue, change(bell, EVFILT_USER, EV_ADD | EV_CLEAR, bell_token));
}

// Any thread. No EV_ADD and no EV_CLEAR; and the token, or it would be lost.
void ring(const Descriptor& queue) {
  Event trigger = change(bell, EVFILT_USER, 0, bell_token);
  trigger.fflags = NOTE_TRIGGER;
  apply(queue, trigger);
}

// What the other threads want done. Always changed under the lock.
class Inbox {
 public:
  void put(std::string message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
  }

  std::vector<std::string> take_all() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> messages_;
};

// Joined when its scope ends, by an exception as well: a std::thread that is
// not joined ends the program. (std::jthread is not in every library yet.)
class JoinedThread {
 public:
  template <class Work>
  explicit JoinedThread(Work work) : thread_(std::move(work)) {}
  ~JoinedThread() { thread_.join(); }

 private:
  std::thread thread_;
};

// Sleeps until the bell rings, and prints what is in the inbox.
void wait_and_read(const Descriptor& queue, Inbox& inbox, const char* what) {
  const auto events = fetch(queue);
  std::cout << what << " by token " << token_of(events.at(0)) << ", "
            << events.size() << " event\n";
  for (const auto& message : inbox.take_all()) {
    std::cout << "message: " << message << "\n";
  }
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  install_bell(queue);
  Inbox inbox;

  std::thread other([&] {
    for (const char* message : {"first", "second", "third"}) {
      inbox.put(message);
      ring(queue);
    }
  });
  other.join();  // all three have rung before anybody looks
  wait_and_read(queue, inbox, "woken");

  const JoinedThread later([&] {
    inbox.put("fourth");
    ring(queue);
  });
  wait_and_read(queue, inbox, "woken again");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
