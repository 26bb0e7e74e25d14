// Lent: memory that the kernel writes into while an operation is pending.
//
// THE RULE. From the call that starts the operation until its packet has been
// taken from the completion port, the memory is the kernel's: it is not moved,
// not freed, not read, not used for another operation. A cancelled operation
// is no exception, since it too ends with a packet.
#pragma once

#include <exception>

namespace minimio {

template <class T>
class Lent {
 public:
  Lent() = default;
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  // Better to stop than to let the kernel write into somebody else's memory.
  ~Lent() {
    if (is_lent_) std::terminate();
  }

  // To start an operation with.
  T& lend() noexcept {
    is_lent_ = true;
    return value_;
  }

  // Ours again: the packet has come, or the operation was never started.
  const T& take_back() noexcept {
    is_lent_ = false;
    return value_;
  }

  // By its address the kernel knows which operation is meant.
  T* address() noexcept { return &value_; }

 private:
  T value_{};
  bool is_lent_ = false;
};

}  // namespace minimio
