// Three ways to write and to read an atomic. The orders are constants: from one
// that it does not know at compile time, a compiler makes the strongest.
#pragma once

#include <atomic>

struct Relaxed {
  static constexpr auto store = std::memory_order_relaxed;
  static constexpr auto load = std::memory_order_relaxed;
};

struct ReleaseAcquire {
  static constexpr auto store = std::memory_order_release;
  static constexpr auto load = std::memory_order_acquire;
};

struct SequentiallyConsistent {
  static constexpr auto store = std::memory_order_seq_cst;
  static constexpr auto load = std::memory_order_seq_cst;
};
