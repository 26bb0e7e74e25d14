// A watch is a key that is given back.
#include "mininode/watch.hpp"

namespace mininode {

Watch& Watch::operator=(Watch&& other) noexcept {
  if (this != &other) {
    stop();
    queue_ = std::exchange(other.queue_, {});
    key_ = other.key_;
  }
  return *this;
}

Result<> Watch::change(minimio::Interests interests,
                       minimio::Trigger trigger) {
  if (const auto queue = queue_.lock()) {
    return queue->change(key_, interests, trigger);
  }
  return std::unexpected(make_error_code(minimio::Errc::poll_closed));
}

void Watch::hand_over(IoQueue::OnEvent on_event) {
  if (const auto queue = queue_.lock()) {
    queue->hand_over(key_, std::move(on_event));
  }
}

void Watch::stop() noexcept {
  if (const auto queue = std::exchange(queue_, {}).lock()) queue->forget(key_);
}

void Watch::set_ref(bool has_ref) noexcept {
  if (const auto queue = queue_.lock()) queue->set_ref(key_, has_ref);
}

}  // namespace mininode
