// Watch: a source that is being waited for.
#pragma once

#include <memory>
#include <utility>

#include "mininode/io_queue.hpp"

namespace mininode {

/// Lives as long as events of a source are wanted. Declare it after the source,
/// so that it ends before. May outlive its runtime, and does nothing then. For
/// the thread of the runtime.
class Watch {
 public:
  /// Watches nothing, or what `queue` has under `key`.
  Watch() = default;
  Watch(std::weak_ptr<IoQueue> queue, Key key) noexcept
      : queue_(std::move(queue)), key_(key) {}
  Watch(Watch&& other) noexcept
      : queue_(std::exchange(other.queue_, {})), key_(other.key_) {}
  Watch& operator=(Watch&& other) noexcept;
  ~Watch() { stop(); }

  /// Waits for other events. Errors: those of IoQueue::change().
  Result<> change(minimio::Interests interests,
                  minimio::Trigger trigger = minimio::Trigger::level);

  /// Calls another function from now on. Also from the callback.
  void hand_over(IoQueue::OnEvent on_event);

  /// Stops watching. Also from the callback.
  void stop() noexcept;

  /// Whether it is a reason for the loop to go on; at first it is.
  void set_ref(bool has_ref) noexcept;

 private:
  std::weak_ptr<IoQueue> queue_;
  Key key_;
};

}  // namespace mininode
