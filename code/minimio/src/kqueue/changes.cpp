// With EV_RECEIPT every change is answered by an entry of its own, in the place
// of the change, and the call takes no events that are ready meanwhile.
#include "changes.hpp"

#include "system_call.hpp"

namespace minimio {
namespace {

// Errors that are none:
// ENOENT: what is to be removed is not there. It was one-shot and has fired.
// EPIPE: OS X 10.10 and 10.11, for a pipe whose other end is closed; the events
// come all the same.
bool is_error(const struct kevent& receipt) {
  return (receipt.flags & EV_ERROR) != 0 && receipt.data != 0 &&
         receipt.data != ENOENT && receipt.data != EPIPE;
}

}  // namespace

struct kevent change_of(uintptr_t ident, int filter, int flags, unsigned fflags,
                        void* name) noexcept {
  struct kevent change;
  EV_SET(&change, ident, static_cast<decltype(change.filter)>(filter),
         static_cast<decltype(change.flags)>(flags), fflags, 0, name);
  return change;
}

Changes::Changes(NativeHandle handle, void* name) noexcept
    : handle_(handle), name_(name) {}

void Changes::add(const Interest& interest) noexcept {
  const int once = interest.trigger == Trigger::oneshot ? EV_ONESHOT : 0;
  if (interest.interests.is_readable()) push(EVFILT_READ, EV_ADD | once);
  if (interest.interests.is_writable()) push(EVFILT_WRITE, EV_ADD | once);
}

// How often an entry tells is settled when it is made, and EV_ADD does not
// change it later: to change it, the entry has to go first.
void Changes::replace(const Interest& before, const Interest& after) noexcept {
  const bool anew = before.trigger != after.trigger;
  if (before.interests.is_readable() &&
      (anew || !after.interests.is_readable())) {
    push(EVFILT_READ, EV_DELETE);
  }
  if (before.interests.is_writable() &&
      (anew || !after.interests.is_writable())) {
    push(EVFILT_WRITE, EV_DELETE);
  }
  add(after);
}

void Changes::remove() noexcept {
  push(EVFILT_READ, EV_DELETE);
  push(EVFILT_WRITE, EV_DELETE);
}

// A call that a signal interrupts has made the changes. kevent(2) of FreeBSD
Result<> Changes::apply(int queue) noexcept {
  const int size = static_cast<int>(size_);
  const int receipts =
      ::kevent(queue, list_.data(), size, list_.data(), size, nullptr);
  if (receipts == -1 && errno != EINTR) return failure();
  for (int i = 0; i < receipts; ++i) {
    const struct kevent& receipt = list_[static_cast<std::size_t>(i)];
    if (is_error(receipt)) {
      const int error = static_cast<int>(receipt.data);
      return std::unexpected(std::error_code(error, std::system_category()));
    }
  }
  return {};
}

void Changes::push(int filter, int flags) noexcept {
  list_[size_++] = change_of(static_cast<uintptr_t>(handle_), filter,
                             flags | EV_RECEIPT, 0, name_);
}

}  // namespace minimio
