// Remote: how other threads get something called on the loop.
#pragma once

#include <memory>
#include <utility>

#include "mininode/callback.hpp"

namespace mininode {

/// Posts callbacks to the runtime that it was made for. Can be copied; any
/// thread may use any copy at any time, even after the runtime is gone. As long
/// as a copy exists, the loop has a reason to go on: something may still come.
class Remote {
 public:
  /// For the current runtime. Throws std::logic_error on a thread without one,
  /// and std::system_error if the kernel has no bell left.
  static Remote make();

  /// Has it called on the loop's thread, in the order of posting. False if the
  /// runtime is gone: then it is dropped here and now.
  bool post(Callback<> callback) const;

 private:
  class Mailbox;
  class Sender;
  class Receiver;
  explicit Remote(std::shared_ptr<const Sender> sender) noexcept
      : sender_(std::move(sender)) {}

  std::shared_ptr<const Sender> sender_;
};

}  // namespace mininode
