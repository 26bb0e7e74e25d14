// The eventlist: what kqueue_scan() does in the BSD kernels.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "queue.hpp"

namespace kqueue_on_epoll {

namespace {

// Tokens of what the queue itself owns; a program's descriptors are below.
enum : std::uint64_t {
  bell_token = std::uint64_t{1} << 32,
  timer_token,
  writers_token
};

constexpr int edges_at_once = 256;
constexpr std::int64_t seconds_in_ten_years = 10LL * 365 * 24 * 3600;

void watch_own(int epoll, int descriptor, std::uint32_t events,
               std::uint64_t token) {
  epoll_event interest{};
  interest.events = events;
  interest.data.u64 = token;
  epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &interest);
}

// When to give up; never without a timeout, or with an absurd one.
std::optional<Clock::time_point> deadline_of(const timespec* timeout) {
  if (!timeout || timeout->tv_sec > seconds_in_ten_years) return {};
  return Clock::now() + std::chrono::seconds(timeout->tv_sec) +
         std::chrono::nanoseconds(timeout->tv_nsec);
}

// Waits as long as `left`; forever without it.
int epoll_wait_for(int epoll, epoll_event* edges,
                   std::optional<std::chrono::nanoseconds> left) {
  timespec limit{};
  if (left) {
    constexpr long billion = 1'000'000'000;
    limit = {static_cast<time_t>(left->count() / billion),
             static_cast<long>(left->count() % billion)};
  }
  return epoll_pwait2(epoll, edges, edges_at_once, left ? &limit : nullptr,
                      nullptr);
}

}  // namespace

Queue::Queue(int epoll)
    : epoll_(epoll),
      writers_(epoll_create1(EPOLL_CLOEXEC)),
      bell_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  watch_own(epoll_, bell_, EPOLLIN | EPOLLET, bell_token);
  watch_own(epoll_, timers_.descriptor(), EPOLLIN | EPOLLET, timer_token);
  watch_own(epoll_, writers_, EPOLLIN, writers_token);
}

Queue::~Queue() {
  close(writers_);
  close(bell_);
}

// Only the epoll instance that it was made with knows our bell. By syscall(),
// because the descriptor may be a stranger's by now, who is just making it: a
// race to the thread sanitizer, and an error that is expected here.
bool Queue::is_alive() const {
  epoll_event interest{};
  interest.events = EPOLLIN | EPOLLET;
  interest.data.u64 = bell_token;
  return syscall(SYS_epoll_ctl, epoll_, EPOLL_CTL_MOD, bell_, &interest) == 0;
}

int Queue::wait(struct kevent* events, int capacity, const timespec* timeout) {
  const auto deadline = deadline_of(timeout);
  std::optional<std::chrono::nanoseconds> left{0};  // look first, then sleep
  epoll_event edges[edges_at_once];
  for (;;) {
    const int count = epoll_wait_for(epoll_, edges, left);
    const int error = count < 0 ? errno : 0;
    const std::lock_guard lock(mutex_);
    if (left != std::chrono::nanoseconds(0)) --waiting_;
    if (error != 0) {
      errno = error == EINTR ? EINTR : EBADF;  // closed, and no queue any more
      return -1;
    }
    heed(edges, count);
    const int reported = collect(events, capacity);
    if (reported > 0) return reported;
    left.reset();
    if (deadline) {
      left = *deadline - Clock::now();
      if (left->count() <= 0) return 0;
    }
    ++waiting_;
  }
}

void Queue::heed(const epoll_event* edges, int count) {
  for (int i = 0; i < count; ++i) {
    const std::uint64_t token = edges[i].data.u64;
    if (token == writers_token) {
      heed_writers();
    } else if (token < bell_token) {
      heed_descriptor(EVFILT_READ, token);
    }  // else it was a wake-up, and nothing more
  }
}

void Queue::heed_writers() {
  epoll_event edges[edges_at_once];
  const int count = epoll_wait(writers_, edges, edges_at_once, 0);
  for (int i = 0; i < count; ++i) {
    heed_descriptor(EVFILT_WRITE, edges[i].data.u64);
  }
}

void Queue::heed_descriptor(std::int16_t filter, std::uint64_t descriptor) {
  const auto found =
      knotes_.find({filter, static_cast<std::uintptr_t>(descriptor)});
  if (found != knotes_.end()) activate(found->second);
}

// Looks once at each knote that was active at the start. Those that are
// reported and stay ready go back to the end of the list, behind all others.
int Queue::collect(struct kevent* events, int capacity) {
  timers_.run([this](Knote& timer) { activate(timer); });
  int count = 0;
  auto unseen = active_.size();
  for (; unseen > 0 && count < capacity; --unseen) {
    Knote& note = *active_.front();
    deactivate(note);
    if (note.state == Knote::State::enabled && report(note, events[count])) {
      ++count;
    }
  }
  if (unseen > 0 && waiting_ > 0) ring();  // there is work for another thread
  return count;
}

// Runs the filter. True if it has something to say, which is now in `event`.
bool Queue::report(Knote& note, struct kevent& event) {
  event = note.kept;
  if (note.is_timer()) {
    if (note.times == 0) return false;
    event.data = note.times;
    event.fflags = 0;
  } else if (note.is_user()) {
    if (!note.triggered) return false;
  } else {
    if (open_file(note.descriptor()) != note.file) {
      forget(note);
      return false;
    }
    if (!report_descriptor(note, event)) return false;
  }
  settle(note);
  return true;
}

bool Queue::report_descriptor(Knote& note, struct kevent& event) {
  const Sight sight = note.kept.filter == EVFILT_READ
                          ? sight_for_reading(note.descriptor(), note.file)
                          : sight_for_writing(note.descriptor(), note.file);
  if (sight.at_end) event.flags |= EV_EOF;
  event.fflags = sight.error;
  event.data = sight.amount;
  return sight.ready;
}

// What becomes of a knote that has been reported.
void Queue::settle(Knote& note) {
  note.times = 0;
  if (note.has(EV_ONESHOT)) return drop(note);
  if (note.has(EV_DISPATCH)) note.state = Knote::State::disabled;
  if (note.has(EV_CLEAR)) note.triggered = false;
  if (!note.has(EV_CLEAR) && !note.has(EV_DISPATCH)) activate(note);
}

}  // namespace kqueue_on_epoll
