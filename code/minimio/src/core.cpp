// How a loop waits, and how it is closed.
#include "core.hpp"

#include <utility>

#include "minimio/error.hpp"

namespace minimio {
namespace {

std::unexpected<std::error_code> closed() {
  return std::unexpected(make_error_code(Errc::poll_closed));
}

}  // namespace

Core::Core(std::unique_ptr<Selector> selector, Selector::Bell closing) noexcept
    : selector_(std::move(selector)), closing_(std::move(closing)) {}

// The bell for closing is hung here. When there is reason to ring it, there may
// be no descriptor left to make one from.
Result<std::shared_ptr<Core>> Core::create() {
  auto selector = Selector::create();
  if (!selector) return std::unexpected(selector.error());
  auto closing = (*selector)->add_bell(0);
  if (!closing) return std::unexpected(closing.error());
  return std::shared_ptr<Core>(
      new Core(std::move(*selector), std::move(*closing)));
}

// First the flag, then the bell: whoever the bell wakes must find the flag set.
Result<> Core::close() noexcept {
  closed_.store(true, std::memory_order_release);
  return selector_->ring(closing_);
}

// Writes the flag's own value over it. A thread that reads it after the wait
// then also sees, by the rules of C++, what was written before the bell rang.
Result<> Core::ring(const Selector::Bell& bell) noexcept {
  bool is_open = false;
  if (!closed_.compare_exchange_strong(is_open, false,
                                       std::memory_order_release,
                                       std::memory_order_acquire)) {
    return closed();
  }
  return selector_->ring(bell);
}

Result<std::size_t> Core::poll(
    Events& events, std::optional<std::chrono::nanoseconds> timeout) {
  events.events_.clear();
  if (is_closed()) return closed();
  if (auto selected = selector_->select(events, Deadline(timeout));
      !selected) {
    return std::unexpected(selected.error());
  }
  if (is_closed()) {
    events.events_.clear();
    return closed();
  }
  return events.size();
}

}  // namespace minimio
