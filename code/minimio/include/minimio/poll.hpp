// Poll: the half of a queue that waits.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>

#include "minimio/event.hpp"
#include "minimio/registrator.hpp"
#include "minimio/result.hpp"

namespace minimio {

/// An event queue of the kernel: epoll, kqueue, or a completion port. Can be
/// moved, to the thread that waits; poll() is for one thread at a time. Its
/// destructor closes the loop, as Registrator::close_loop() does.
class Poll {
 public:
  /// Errors: std::errc::too_many_files_open; std::errc::not_supported where the
  /// kernel lacks what is needed.
  [[nodiscard]] static Result<Poll> create();

  Poll(Poll&&) noexcept = default;
  Poll& operator=(Poll&& other) noexcept;
  ~Poll();

  /// What sources are registered with. Any number, on any threads.
  Registrator registrator() const;

  /// Waits until there is an event, and fills `events` with what there is, in
  /// place of what it held. A `timeout` of zero does not wait, none waits for
  /// ever; a negative one is zero, and none is too long. It may return late,
  /// never early. Signals do not interrupt it.
  /// Returns the number of events: 0 only when the time is up.
  /// Errors: Errc::poll_closed, at once, or when the loop is closed during the
  /// wait; then there are no events.
  [[nodiscard]] Result<std::size_t> poll(
      Events& events,
      std::optional<std::chrono::nanoseconds> timeout = std::nullopt);

 private:
  explicit Poll(std::shared_ptr<Core> core) noexcept;

  std::shared_ptr<Core> core_;
};

}  // namespace minimio
