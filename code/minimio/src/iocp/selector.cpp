// The selector on a completion port: who asks, who waits, and who frees.
#include "selector.hpp"

#include <array>
#include <utility>

#include "socket_control.hpp"
#include "system_call.hpp"

namespace minimio {

Selector::Selector(Port port) noexcept : port_(std::move(port)) {}

// The first handle to the driver is opened here, to find out whether that can
// be done at all.
Result<std::unique_ptr<Selector>> Selector::create() {
  auto port = Port::create();
  if (!port) return std::unexpected(port.error());
  std::unique_ptr<Selector> selector(new Selector(std::move(*port)));
  if (!selector->afds_.join()) {
    return std::unexpected(std::make_error_code(std::errc::not_supported));
  }
  return selector;
}

// The packets of cancelled polls may still be on the way. If we cannot get
// them, the memory stays the kernel's: lost, but not spoiled.
Selector::~Selector() {
  std::array<OVERLAPPED_ENTRY, 64> packets;
  while (with_kernel_ > 0) {
    const auto count = port_.wait(packets, std::nullopt);
    if (!count) return;
    Events unheard(packets.size());
    for (std::size_t i = 0; i < *count; ++i) take(packets[i], unheard);
  }
}

Result<Selector::Entry> Selector::add(NativeHandle handle,
                                      const Interest& interest) {
  const auto socket = base_socket(handle);
  if (!socket) return std::unexpected(socket.error());
  const std::lock_guard lock(mutex_);
  auto place = afds_.join();
  if (!place) return std::unexpected(place.error());
  auto poll =
      std::make_unique<SocketPoll>(std::move(*place), *socket, interest);
  if (auto submitted = poll->submit(); !submitted) {
    return std::unexpected(submitted.error());
  }
  return Entry{std::move(poll)};
}

Result<> Selector::change(Entry& entry, const Interest& interest) {
  const std::lock_guard lock(mutex_);
  return entry.poll->change(interest);
}

// We let go of what the kernel still holds, and take_poll() frees it.
Result<> Selector::remove(Entry& entry) {
  const std::lock_guard lock(mutex_);
  if (entry.poll->state() == SocketPoll::State::due) {
    std::erase(due_, entry.poll.get());
  }
  switch (entry.poll->remove()) {
    case SocketPoll::Holder::us:
      entry.poll.reset();
      break;
    case SocketPoll::Holder::kernel:
      entry.poll.release();
      ++with_kernel_;
      break;
  }
  return {};
}

Result<Selector::Bell> Selector::add_bell(Token token) {
  const std::lock_guard lock(mutex_);
  bells_.push_back(std::make_unique<HungBell>(token));
  return Bell{bells_.back().get()};
}

Result<> Selector::ring(const Bell& bell) noexcept {
  if (bell.bell->is_rung.exchange(true)) return {};
  const auto posted = port_.post(PacketKind::bell, bell.bell);
  if (!posted) bell.bell->is_rung = false;
  return posted;
}

void Selector::remove_bell(Bell& bell) noexcept {
  const std::lock_guard lock(mutex_);
  bell.bell->is_removed = true;
  if (!bell.bell->is_rung) free(*bell.bell);
}

// Packets that are not events, of polls that were cancelled or removed, or that
// nobody asks for any more, do not end the wait.
Result<> Selector::select(Events& events, const Deadline& deadline) {
  events.events_.clear();
  packets_.resize(events.capacity());
  for (;;) {
    if (auto submitted = submit_due(); !submitted) return submitted;
    const auto left = deadline.left();
    const auto count = port_.wait(packets_, left);
    if (!count) return std::unexpected(count.error());
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < *count; ++i) take(packets_[i], events);
    if (!events.empty()) return {};
    if (*count == 0 && left == std::chrono::nanoseconds::zero()) return {};
  }
}

// A source that was closed before it was deregistered is never heard of again,
// as on epoll. After another error what is left stays due. There is room then
// for as many as one wait can bring.
Result<> Selector::submit_due() {
  const std::lock_guard lock(mutex_);
  for (; !due_.empty(); due_.pop_back()) {
    const auto submitted = due_.back()->submit();
    if (!submitted && submitted.error() != std::errc::bad_file_descriptor) {
      return submitted;
    }
  }
  due_.reserve(packets_.size());
  return {};
}

void Selector::take(const OVERLAPPED_ENTRY& packet, Events& events) {
  void* const about = packet.lpOverlapped;
  switch (static_cast<PacketKind>(packet.lpCompletionKey)) {
    case PacketKind::poll:
      return take_poll(*static_cast<SocketPoll*>(about), events);
    case PacketKind::bell:
      return take_bell(*static_cast<HungBell*>(about), events);
  }
}

void Selector::take_poll(SocketPoll& poll, Events& events) {
  const Readiness ready = poll.complete();
  if (ready != Readiness::none) {
    events.events_.push_back({poll.token(), ready});
  }
  switch (poll.state()) {
    case SocketPoll::State::due:
      due_.push_back(&poll);
      break;
    case SocketPoll::State::removed:
      --with_kernel_;
      delete &poll;
      break;
    case SocketPoll::State::idle:
    case SocketPoll::State::pending:
    case SocketPoll::State::cancelling:
      break;
  }
}

// First cleared, then reported: a ring after that sends a packet again.
void Selector::take_bell(HungBell& bell, Events& events) {
  bell.is_rung.exchange(false);
  if (bell.is_removed) return free(bell);
  events.events_.push_back({bell.token, Readiness::readable});
}

void Selector::free(HungBell& bell) noexcept {
  std::erase_if(bells_, [&](const auto& one) { return one.get() == &bell; });
}

}  // namespace minimio
