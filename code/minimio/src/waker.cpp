// Waking is ringing, unless nobody is left to hear it.
#include "minimio/waker.hpp"

#include <utility>

#include "waker_state.hpp"

namespace minimio {

Waker::Waker(std::shared_ptr<const State> state) noexcept
    : state_(std::move(state)) {}

Result<> Waker::wake() const noexcept { return state_->wake(); }

Result<> Waker::State::wake() const noexcept { return core_->ring(bell_); }

}  // namespace minimio
