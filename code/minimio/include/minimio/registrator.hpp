// Registrator: the half of a queue that says what to wait for.
#pragma once

#include <memory>

#include "minimio/event.hpp"
#include "minimio/interests.hpp"
#include "minimio/result.hpp"
#include "minimio/source.hpp"
#include "minimio/waker.hpp"

namespace minimio {

class Core;

/// Registers sources with a Poll, even while the Poll waits on another thread.
/// Can be copied; any number of threads may use one or copies of it, each for
/// sources of its own. May outlive its Poll, and then says Errc::poll_closed.
class Registrator {
 public:
  /// Puts `source` on the queue's list. If it is ready already, the event comes
  /// at once. At most one system call.
  /// Errors: Errc::already_registered, here or with another Poll;
  /// Errc::poll_closed; std::errc::operation_not_permitted or
  /// std::errc::invalid_argument for what this kernel cannot wait for.
  [[nodiscard]] Result<> register_source(
      Source& source, Token token, Interests interests,
      Trigger trigger = Trigger::oneshot) const;

  /// Replaces token, interests and trigger, and arms again what a one-shot
  /// event has disarmed. At most one system call.
  /// Errors: Errc::not_registered, or registered with another Poll;
  /// Errc::poll_closed.
  [[nodiscard]] Result<> reregister(
      Source& source, Token token, Interests interests,
      Trigger trigger = Trigger::oneshot) const;

  /// Takes it off the list. Once this has returned, no poll that is called
  /// later yields an event of it; one that is returning on another thread may,
  /// and events that were handed out already are not called back.
  /// Errors: Errc::not_registered, or registered with another Poll. Works when
  /// the loop is closed.
  [[nodiscard]] Result<> deregister(Source& source) const;

  /// A bell whose ring wakes the Poll with an event of `token`.
  /// Errors: Errc::poll_closed; std::errc::too_many_files_open.
  [[nodiscard]] Result<Waker> waker(Token token) const;

  /// Ends the loop: the poll that waits returns Errc::poll_closed, and so does
  /// every later call but deregister(). For good; calling it twice is no error.
  [[nodiscard]] Result<> close_loop() const;

 private:
  friend class Poll;
  explicit Registrator(std::shared_ptr<Core> core) noexcept;

  std::shared_ptr<Core> core_;
};

}  // namespace minimio
