// The selector on kqueue: what each of its calls is in terms of the kernel's.
#include "selector.hpp"

#include <fcntl.h>

#include <utility>

#include "changes.hpp"
#include "system_call.hpp"
#include "wait.hpp"

namespace minimio {
namespace {

// EV_EOF says of a filter for reading that the other side has finished, with
// data perhaps still to be read; of one for writing that nobody will read. It
// comes with the error, where there was one: a connection that was refused is
// the end of writing.
Readiness readiness(const struct kevent& entry) {
  const bool ended = (entry.flags & EV_EOF) != 0;
  Readiness result = Readiness::none;
  if (entry.filter == EVFILT_WRITE) {
    result |= Readiness::writable;
    if (ended) result |= Readiness::write_closed;
  } else {
    result |= Readiness::readable;
    if (ended) result |= Readiness::read_closed;
  }
  if (ended && entry.fflags != 0) result |= Readiness::error;
  return result;
}

}  // namespace

Selector::Selector(OwnedHandle queue) noexcept : queue_(std::move(queue)) {}

// A child made by fork() does not get the queue. One made by other calls might.
Result<std::unique_ptr<Selector>> Selector::create() {
  auto descriptor = system_call([] { return ::kqueue(); });
  if (!descriptor) return std::unexpected(descriptor.error());
  OwnedHandle queue(*descriptor);
  if (::fcntl(*descriptor, F_SETFD, FD_CLOEXEC) == -1) return failure();
  return std::unique_ptr<Selector>(new Selector(std::move(queue)));
}

// If one filter is refused, the other must not stay.
Result<Selector::Entry> Selector::add(NativeHandle handle,
                                      const Interest& interest) {
  const std::lock_guard lock(mutex_);
  const Records::Slot slot = records_.insert(handle, interest);
  Changes changes(handle, records_.name_of(slot));
  changes.add(interest);
  if (auto added = changes.apply(queue()); !added) {
    (void)silence(slot);
    records_.erase(slot);
    return std::unexpected(added.error());
  }
  return Entry{slot};
}

// If a change is refused, the source stays registered, and is silent.
Result<> Selector::change(Entry& entry, const Interest& interest) {
  const std::lock_guard lock(mutex_);
  const Interest before = records_[entry.slot].interest;
  records_.renew(entry.slot, interest);
  Changes changes(records_[entry.slot].handle, records_.name_of(entry.slot));
  changes.replace(before, interest);
  const auto changed = changes.apply(queue());
  if (!changed) (void)silence(entry.slot);
  return changed;
}

Result<> Selector::remove(Entry& entry) {
  const std::lock_guard lock(mutex_);
  const auto removed = silence(entry.slot);
  records_.erase(entry.slot);
  return removed;
}

// With EV_CLEAR the event is over when it has been taken.
Result<Selector::Bell> Selector::add_bell(Token token) {
  const std::lock_guard lock(mutex_);
  const Interest interest{token, Interests::READABLE, Trigger::level};
  const Records::Slot slot = records_.insert(no_handle, interest);
  const Bell bell{slot, records_.name_of(slot)};
  if (auto added = control(bell, EV_ADD | EV_CLEAR, 0); !added) {
    records_.erase(slot);
    return std::unexpected(added.error());
  }
  return bell;
}

// No flags: on FreeBSD EV_CLEAR, in the change that triggers an event, takes it
// back at once, and what EV_ADD makes is not triggered.
Result<> Selector::ring(const Bell& bell) noexcept {
  return control(bell, 0, NOTE_TRIGGER);
}

void Selector::remove_bell(Bell& bell) noexcept {
  const std::lock_guard lock(mutex_);
  (void)control(bell, EV_DELETE, 0);
  records_.erase(bell.slot);
}

Result<> Selector::select(Events& events, const Deadline& deadline) {
  events.events_.clear();
  ready_.resize(events.capacity());
  for (;;) {
    const auto left = deadline.left();
    auto count = wait_for(queue(), ready_, left);
    if (!count) return std::unexpected(count.error());
    report(*count, events);
    if (!events.empty()) return {};
    if (*count == 0 && left == std::chrono::nanoseconds::zero()) return {};
  }
}

// The bells' numbers are their own: an entry is known by number and filter.
Result<> Selector::control(const Bell& bell, int flags,
                           unsigned fflags) noexcept {
  const struct kevent change =
      change_of(bell.slot, EVFILT_USER, flags, fflags, bell.name);
  return system_call_succeeds(
      [&] { return ::kevent(queue(), &change, 1, nullptr, 0, nullptr); });
}

Result<> Selector::silence(Records::Slot slot) noexcept {
  Changes changes(records_[slot].handle, records_.name_of(slot));
  changes.remove();
  return changes.apply(queue());
}

// Makes events of the first `count` entries of `ready_`: one of all entries
// that have the same name. Of a one-shot source whose filters do not fire
// together, the later one is still in the queue, and comes to be dropped here,
// if no change takes it out or gives it a new name before. So to silence it
// costs no call.
void Selector::report(std::size_t count, Events& events) {
  const std::lock_guard lock(mutex_);
  ++batch_;
  for (std::size_t i = 0; i < count; ++i) {
    Record* const record = records_.find(ready_[i].udata);
    if (record == nullptr) continue;
    const Token token = record->interest.token;
    if (record->batch != batch_) {
      if (!record->armed) continue;
      record->armed = record->interest.trigger == Trigger::level;
      record->batch = batch_;
      record->place = events.size();
      record->readiness = Readiness::none;
      events.events_.push_back({token, Readiness::none});
    }
    record->readiness |= readiness(ready_[i]);
    events.events_[record->place] = {token, record->readiness};
  }
}

}  // namespace minimio
