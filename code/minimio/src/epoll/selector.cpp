// The selector on epoll: what each of its calls is in terms of the kernel's.
#include "selector.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

#include "system_call.hpp"
#include "wait.hpp"

namespace minimio {
namespace {

// EPOLLRDHUP, the other side's end, has to be asked for; EPOLLHUP and EPOLLERR
// come unasked.
epoll_event native(const Interest& interest) {
  epoll_event event{};
  event.data.u64 = interest.token;
  if (interest.interests.is_readable()) event.events |= EPOLLIN | EPOLLRDHUP;
  if (interest.interests.is_writable()) event.events |= EPOLLOUT;
  if (interest.trigger == Trigger::oneshot) event.events |= EPOLLONESHOT;
  return event;
}

// A socket in error, or shut in both directions, makes nobody wait: a read or
// a write returns at once and says so.
Readiness readiness(std::uint32_t bits) {
  Readiness result = Readiness::none;
  if (bits & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) {
    result |= Readiness::readable;
  }
  if (bits & (EPOLLOUT | EPOLLHUP | EPOLLERR)) result |= Readiness::writable;
  if (bits & (EPOLLRDHUP | EPOLLHUP)) result |= Readiness::read_closed;
  if (bits & EPOLLHUP) result |= Readiness::write_closed;
  if (bits & EPOLLERR) result |= Readiness::error;
  return result;
}

}  // namespace

Selector::Selector(OwnedHandle queue) noexcept : queue_(std::move(queue)) {}

Result<std::unique_ptr<Selector>> Selector::create() {
  auto queue = system_call([] { return ::epoll_create1(EPOLL_CLOEXEC); });
  if (!queue) return std::unexpected(queue.error());
  return std::unique_ptr<Selector>(new Selector(OwnedHandle(*queue)));
}

Result<> Selector::control(int operation, NativeHandle handle,
                           epoll_event event) {
  return system_call_succeeds([&] {
    return ::epoll_ctl(static_cast<int>(queue_.get()), operation,
                       static_cast<int>(handle), &event);
  });
}

Result<Selector::Entry> Selector::add(NativeHandle handle,
                                      const Interest& interest) {
  if (auto added = control(EPOLL_CTL_ADD, handle, native(interest)); !added) {
    return std::unexpected(added.error());
  }
  return Entry{handle};
}

Result<> Selector::change(Entry& entry, const Interest& interest) {
  return control(EPOLL_CTL_MOD, entry.handle, native(interest));
}

Result<> Selector::remove(Entry& entry) {
  return control(EPOLL_CTL_DEL, entry.handle, {});
}

// Edge-triggered: each write to the counter makes one event, though nobody
// reads it, and writes before the event is taken make no second.
Result<Selector::Bell> Selector::add_bell(Token token) {
  auto counter =
      system_call([] { return ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); });
  if (!counter) return std::unexpected(counter.error());
  Bell bell{OwnedHandle(*counter)};
  epoll_event event{};
  event.events = EPOLLIN | EPOLLET;
  event.data.u64 = token;
  if (auto added = control(EPOLL_CTL_ADD, bell.counter.get(), event); !added) {
    return std::unexpected(added.error());
  }
  return bell;
}

// The counter is full after 2⁶⁴ - 2 wakes. Reading it empties it.
Result<> Selector::ring(const Bell& bell) noexcept {
  const int counter = static_cast<int>(bell.counter.get());
  std::uint64_t number = 1;
  for (;;) {
    auto written =
        system_call([&] { return ::write(counter, &number, sizeof number); });
    if (written) return {};
    if (written.error() != Errc::would_block) {
      return std::unexpected(written.error());
    }
    std::uint64_t count = 0;
    (void)system_call([&] { return ::read(counter, &count, sizeof count); });
  }
}

void Selector::remove_bell(Bell& bell) noexcept {
  (void)control(EPOLL_CTL_DEL, bell.counter.get(), {});
}

Result<> Selector::select(Events& events, const Deadline& deadline) {
  events.events_.clear();
  ready_.resize(events.capacity());
  for (;;) {
    const auto left = deadline.left();
    auto count = wait_for(static_cast<int>(queue_.get()), ready_, left);
    if (!count) return std::unexpected(count.error());
    for (std::size_t i = 0; i < *count; ++i) {
      const epoll_event& event = ready_[i];
      // Event takes the token by value: the field may be packed.
      events.events_.push_back({event.data.u64, readiness(event.events)});
    }
    if (*count > 0 || left == std::chrono::nanoseconds::zero()) return {};
  }
}

}  // namespace minimio
