// The changelist: what kqueue_register() does in the BSD kernels.
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>
#include <climits>

#include "queue.hpp"

namespace kqueue_on_epoll {

namespace {

constexpr int both_states = EV_ENABLE | EV_DISABLE;
// Kept for the whole life of a knote: a later change does not change them.
constexpr int kept_flags = EV_ONESHOT | EV_CLEAR | EV_DISPATCH;

bool is_known(std::int16_t filter) {
  return filter == EVFILT_READ || filter == EVFILT_WRITE ||
         filter == EVFILT_TIMER || filter == EVFILT_USER;
}

bool is_of_descriptor(std::int16_t filter) {
  return filter == EVFILT_READ || filter == EVFILT_WRITE;
}

}  // namespace

int Queue::apply(const struct kevent& change) {
  if ((change.flags & both_states) == both_states) return EINVAL;
  if (!is_known(change.filter)) return EINVAL;
  const std::lock_guard lock(mutex_);
  if (is_of_descriptor(change.filter) &&
      (change.ident > INT_MAX || !open_file(static_cast<int>(change.ident)))) {
    find(change);  // forgets what there was
    return EBADF;
  }
  Knote* const note = find(change);
  if (change.flags & EV_DELETE) {
    if (!note) return ENOENT;
    drop(*note);
    return 0;
  }
  if (note) return touch(*note, change);
  return change.flags & EV_ADD ? add(change) : ENOENT;
}

// The knote of a change, unless it belongs to a descriptor that was closed.
Knote* Queue::find(const struct kevent& change) {
  const auto found = knotes_.find({change.filter, change.ident});
  if (found == knotes_.end()) return nullptr;
  Knote& note = found->second;
  if (note.is_descriptor() && open_file(note.descriptor()) != note.file) {
    forget(note);
    return nullptr;
  }
  return &note;
}

int Queue::add(const struct kevent& change) {
  const Knote::Key key{change.filter, change.ident};
  Knote& note = knotes_[key];
  note.kept = change;
  note.kept.flags = static_cast<std::uint16_t>(change.flags & kept_flags);
  if (change.flags & EV_DISABLE) note.state = Knote::State::disabled;
  const int error = attach(note, change);
  if (error != 0) knotes_.erase(key);
  return error;
}

int Queue::attach(Knote& note, const struct kevent& change) {
  if (note.is_user()) {
    note.kept.fflags &= NOTE_FFLAGSMASK;
    return 0;
  }
  if (note.is_timer()) {
    note.kept.flags |= EV_CLEAR;  // as every timer
    return touch_timer(note, change);
  }
  const auto file = open_file(note.descriptor());
  if (!file) return EBADF;
  note.file = *file;
  return watch_again(note);
}

int Queue::touch(Knote& note, const struct kevent& change) {
  note.kept.udata = change.udata;
  if (change.flags & EV_ENABLE) note.state = Knote::State::enabled;
  if (change.flags & EV_DISABLE) note.state = Knote::State::disabled;
  if (note.is_user()) {
    touch_user(note, change);
    return 0;
  }
  if (note.is_timer()) {
    const int error = change.flags & EV_ADD ? touch_timer(note, change) : 0;
    if (note.times > 0) activate_and_ring(note);
    return error;
  }
  note.kept.fflags = change.fflags;
  note.kept.data = change.data;
  return note.state == Knote::State::enabled ? watch_again(note) : 0;
}

int Queue::touch_timer(Knote& note, const struct kevent& change) {
  const auto period = period_of(change, note);
  if (!period) return EINVAL;
  deactivate(note);
  timers_.start(note, *period);
  return 0;
}

void Queue::touch_user(Knote& note, const struct kevent& change) {
  const std::uint32_t given = change.fflags & NOTE_FFLAGSMASK;
  switch (change.fflags & NOTE_FFCTRLMASK) {
    case NOTE_FFAND: note.kept.fflags &= given; break;
    case NOTE_FFOR: note.kept.fflags |= given; break;
    case NOTE_FFCOPY: note.kept.fflags = given; break;
    default: break;
  }
  note.kept.data = change.data;
  if (change.fflags & NOTE_TRIGGER) note.triggered = true;
  if (change.flags & EV_CLEAR) note.triggered = false;
  if (note.triggered) activate_and_ring(note);
}

// Asks epoll for an edge, which comes at once if there is something already.
int Queue::watch_again(const Knote& note) {
  return note.kept.filter == EVFILT_READ
             ? watch(epoll_, note.descriptor(), EPOLLIN | EPOLLRDHUP)
             : watch(writers_, note.descriptor(), EPOLLOUT);
}

void Queue::drop(Knote& note) {
  if (note.is_descriptor()) {
    unwatch(note.kept.filter == EVFILT_READ ? epoll_ : writers_,
            note.descriptor());
  }
  forget(note);
}

// Without touching the descriptor, which may be somebody else's by now.
void Queue::forget(Knote& note) {
  deactivate(note);
  if (note.is_timer()) timers_.stop(note);
  knotes_.erase(note.key());
}

void Queue::activate(Knote& note) {
  if (note.is_active) return;
  note.is_active = true;
  note.place = active_.insert(active_.end(), &note);
}

// For what epoll knows nothing of.
void Queue::activate_and_ring(Knote& note) {
  activate(note);
  ring();
}

void Queue::deactivate(Knote& note) {
  if (!note.is_active) return;
  note.is_active = false;
  active_.erase(note.place);
}

// Wakes a thread that waits. The counter is never read: each write is an edge.
void Queue::ring() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(bell_, &one, sizeof one);
}

}  // namespace kqueue_on_epoll
