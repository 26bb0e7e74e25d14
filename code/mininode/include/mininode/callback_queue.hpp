// CallbackQueue: what shall be called, in the order in which it was asked for.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "mininode/callback.hpp"

namespace mininode {

/// First in, first out. For one thread. What is called may push; its turn comes
/// after those that were there before. Allocates only to become longer than it
/// ever was.
class CallbackQueue {
 public:
  /// Adds one at the end.
  void push(Callback<> callback) { entering_.push_back(std::move(callback)); }

  /// Whether there is none.
  bool empty() const noexcept {
    return next_ == leaving_.size() && entering_.empty();
  }

  /// How many there are.
  std::size_t size() const noexcept {
    return leaving_.size() - next_ + entering_.size();
  }

  /// Takes out the first. There must be one.
  Callback<> pop() {
    if (next_ == leaving_.size()) {
      leaving_.clear();
      next_ = 0;
      leaving_.swap(entering_);
    }
    return std::move(leaving_[next_++]);
  }

 private:
  std::vector<Callback<>> entering_;
  std::vector<Callback<>> leaving_;
  std::size_t next_ = 0;  // in leaving_
};

}  // namespace mininode
