// Waker: how a thread interrupts the wait of another.
#pragma once

#include <memory>

#include "minimio/result.hpp"

namespace minimio {

/// Wakes the Poll that it was made for. Can be copied; any thread may ring any
/// copy at any time, even after the Poll is gone.
class Waker {
 public:
  /// Makes the current or the next poll return with a readable event of this
  /// waker's token. Several wakes before that make one event; none is lost.
  /// What was written before wake() can be read after the event.
  /// Errors: Errc::poll_closed.
  [[nodiscard]] Result<> wake() const noexcept;

 private:
  friend class Registrator;
  class State;
  explicit Waker(std::shared_ptr<const State> state) noexcept;

  std::shared_ptr<const State> state_;
};

}  // namespace minimio
