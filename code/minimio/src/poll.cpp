// Poll is an owner of the core, and the one that waits.
#include "minimio/poll.hpp"

#include <utility>

#include "core.hpp"

namespace minimio {

Poll::Poll(std::shared_ptr<Core> core) noexcept : core_(std::move(core)) {}

Result<Poll> Poll::create() {
  auto core = Core::create();
  if (!core) return std::unexpected(core.error());
  return Poll(std::move(*core));
}

Poll& Poll::operator=(Poll&& other) noexcept {
  if (this != &other) {
    if (core_) (void)core_->close();
    core_ = std::move(other.core_);
  }
  return *this;
}

Poll::~Poll() {
  if (core_) (void)core_->close();
}

Registrator Poll::registrator() const { return Registrator(core_); }

Result<std::size_t> Poll::poll(
    Events& events, std::optional<std::chrono::nanoseconds> timeout) {
  return core_->poll(events, timeout);
}

}  // namespace minimio
