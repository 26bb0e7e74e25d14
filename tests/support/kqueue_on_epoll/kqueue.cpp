// kqueue() and kevent(): which queue, which changes, which receipts.
#include <sys/epoll.h>
#include <sys/event.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "queue.hpp"

namespace kqueue_on_epoll {

namespace {

// All queues by their descriptor. We are not told when a program closes one:
// the dead are found, and what they own is freed, when a queue is made.
class Queues {
 public:
  void add(int epoll) {
    const std::lock_guard lock(mutex_);
    std::erase_if(queues_, [epoll](const auto& entry) {
      return entry.first == epoll || !entry.second->is_alive();
    });
    queues_.emplace(epoll, std::make_shared<Queue>(epoll));
  }

  // Shared, so that a queue outlives those who wait in it.
  std::shared_ptr<Queue> find(int epoll) {
    const std::lock_guard lock(mutex_);
    const auto found = queues_.find(epoll);
    return found == queues_.end() ? nullptr : found->second;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<int, std::shared_ptr<Queue>> queues_;
};

Queues& queues() {
  static Queues& all = *new Queues;  // threads may wait until the very end
  return all;
}

bool is_valid(const timespec* timeout) {
  return !timeout || (timeout->tv_sec >= 0 && timeout->tv_nsec >= 0 &&
                      timeout->tv_nsec < 1'000'000'000);
}

// Applies all changes. What kevent() returns, if it is over with that: the
// number of receipts and errors in `events`; for an error without room there -1,
// with errno; for a receipt without room 0, whatever has been written.
std::optional<int> apply_all(Queue& queue, const struct kevent* changes,
                             int count, struct kevent* events, int capacity) {
  int receipts = 0;
  for (int i = 0; i < count; ++i) {
    const struct kevent change = changes[i];  // `events` may be the same array
    const int error = queue.apply(change);
    if (error == 0 && (change.flags & EV_RECEIPT) == 0) continue;
    if (receipts == capacity) {
      if (error == 0) return 0;
      errno = error;
      return -1;
    }
    events[receipts] = change;
    events[receipts].flags = EV_ERROR;
    events[receipts].data = error;
    ++receipts;
  }
  if (receipts == 0) return {};
  return receipts;
}

}  // namespace

}  // namespace kqueue_on_epoll

using namespace kqueue_on_epoll;

extern "C" int kqueue(void) {
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  if (epoll >= 0) queues().add(epoll);
  return epoll;
}

extern "C" int kevent(int kq, const struct kevent* changelist, int nchanges,
                      struct kevent* eventlist, int nevents,
                      const struct timespec* timeout) {
  const auto queue = queues().find(kq);
  if (!queue) {
    errno = EBADF;
    return -1;
  }
  const auto over =
      apply_all(*queue, changelist, nchanges, eventlist, nevents);
  if (over) return *over;
  if (nevents == 0) return 0;
  if (!is_valid(timeout)) {
    errno = EINVAL;
    return -1;
  }
  return queue->wait(eventlist, nevents, timeout);
}
