// What the copies of a Waker have in common: a bell, and an owner of the queue
// in which it hangs. The last copy takes it down.
#pragma once

#include <memory>
#include <utility>

#include "core.hpp"
#include "minimio/waker.hpp"

namespace minimio {

class Waker::State {
 public:
  State(std::shared_ptr<Core> core, Selector::Bell bell) noexcept
      : core_(std::move(core)), bell_(std::move(bell)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { core_->selector().remove_bell(bell_); }

  Result<> wake() const noexcept;

 private:
  std::shared_ptr<Core> core_;
  Selector::Bell bell_;
};

}  // namespace minimio
