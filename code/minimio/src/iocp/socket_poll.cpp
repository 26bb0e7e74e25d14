// When to ask, what to ask for, and what the answers mean.
#include "socket_poll.hpp"

#include <utility>

namespace minimio {
namespace {

constexpr NTSTATUS status_cancelled = static_cast<NTSTATUS>(0xC0000120);

// Whatever is waited for, we hear that a connection is broken or has failed. We
// do not ask for AFD_POLL_RECEIVE_EXPEDITED: urgent data does not make a read
// succeed.
ULONG events_of(Interests interests) {
  ULONG events =
      AFD_POLL_ABORT | AFD_POLL_CONNECT_FAIL | AFD_POLL_LOCAL_CLOSE;
  if (interests.is_readable()) {
    events |= AFD_POLL_RECEIVE | AFD_POLL_ACCEPT | AFD_POLL_DISCONNECT;
  }
  if (interests.is_writable()) events |= AFD_POLL_SEND;
  return events;
}

// A socket that is broken makes nobody wait: a read or a write returns at once
// and says so.
constexpr Readiness broken = Readiness::readable | Readiness::writable |
                             Readiness::read_closed | Readiness::write_closed |
                             Readiness::error;

Readiness readiness(ULONG events) {
  Readiness result = Readiness::none;
  if (events & (AFD_POLL_RECEIVE | AFD_POLL_ACCEPT)) {
    result |= Readiness::readable;
  }
  if (events & AFD_POLL_SEND) result |= Readiness::writable;
  if (events & AFD_POLL_DISCONNECT) {
    result |= Readiness::readable | Readiness::read_closed;
  }
  if (events & (AFD_POLL_ABORT | AFD_POLL_CONNECT_FAIL)) result |= broken;
  return result;
}

}  // namespace

SocketPoll::SocketPoll(AfdGroup::Place place, SOCKET socket,
                       const Interest& interest)
    : place_(std::move(place)), socket_(socket), interest_(interest) {}

Result<> SocketPoll::submit() {
  asked_ = events_of(interest_.interests);
  const auto asked = place_->afd.poll(request_, socket_, asked_, this);
  if (asked) {
    state_ = State::pending;
  } else if (asked.error() == std::errc::bad_file_descriptor) {
    state_ = State::idle;
  }
  return asked;
}

// A pending poll that asks for too much may stay: what was not asked for is
// left out of its answer.
Result<> SocketPoll::change(const Interest& interest) {
  interest_ = interest;
  switch (state_) {
    case State::idle:
      return submit();
    case State::pending:
      if ((events_of(interest.interests) & ~asked_) == 0) return {};
      state_ = State::cancelling;
      return place_->afd.cancel(request_);
    case State::due:
    case State::cancelling:
    case State::removed:
      break;
  }
  return {};
}

// If cancelling fails, the packet comes with the next event, or when the socket
// is closed.
SocketPoll::Holder SocketPoll::remove() noexcept {
  switch (std::exchange(state_, State::removed)) {
    case State::idle:
    case State::due:
      return Holder::us;
    case State::pending:
      (void)place_->afd.cancel(request_);
      break;
    case State::cancelling:
    case State::removed:
      break;
  }
  return Holder::kernel;
}

Readiness SocketPoll::complete() noexcept {
  const AfdRequest& answer = request_.take_back();
  switch (state_) {
    case State::pending:
      return judge(answer);
    case State::cancelling:
      state_ = State::due;
      break;
    case State::idle:
    case State::due:
    case State::removed:
      break;
  }
  return Readiness::none;
}

// A poll that Windows has cancelled, not we: at the end of the thread that had
// submitted it.
Readiness SocketPoll::judge(const AfdRequest& answer) noexcept {
  state_ = State::due;
  if (answer.outcome.Status == status_cancelled) return Readiness::none;
  if (answer.outcome.Status < 0) {
    state_ = State::idle;
    return broken;
  }
  if (answer.events & AFD_POLL_LOCAL_CLOSE) {
    state_ = State::idle;
    return Readiness::none;
  }
  const Readiness ready =
      readiness(answer.events & events_of(interest_.interests));
  if (ready != Readiness::none && interest_.trigger == Trigger::oneshot) {
    state_ = State::idle;
  }
  return ready;
}

}  // namespace minimio
