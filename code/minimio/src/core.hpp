// Core: what a Poll, its Registrators, its Wakers and all that is registered
// with it have in common. The kernel's queue is closed when the last has gone.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "minimio/event.hpp"
#include "minimio/result.hpp"
#include "selector.hpp"

namespace minimio {

class Core {
 public:
  static Result<std::shared_ptr<Core>> create();

  Selector& selector() noexcept { return *selector_; }

  // Any thread.
  bool is_closed() const noexcept {
    return closed_.load(std::memory_order_acquire);
  }
  Result<> close() noexcept;
  Result<> ring(const Selector::Bell& bell) noexcept;

  // One thread at a time.
  Result<std::size_t> poll(Events& events,
                           std::optional<std::chrono::nanoseconds> timeout);

 private:
  Core(std::unique_ptr<Selector> selector, Selector::Bell closing) noexcept;

  std::unique_ptr<Selector> selector_;
  Selector::Bell closing_;
  std::atomic<bool> closed_ = false;
};

}  // namespace minimio
