// Waking is ringing, unless nobody is left to hear it.
#include "minimio/waker.hpp"

#include <utility>

#include "minimio/error.hpp"
#include "waker_state.hpp"

namespace minimio {

Waker::Waker(std::shared_ptr<const State> state) noexcept
    : state_(std::move(state)) {}

Result<> Waker::wake() const noexcept { return state_->wake(); }

Result<> Waker::State::wake() const noexcept {
  if (core_->is_closed()) {
    return std::unexpected(make_error_code(Errc::poll_closed));
  }
  return core_->selector().ring(bell_);
}

}  // namespace minimio
