// Immediates: what shall be called as soon as the kernel has been asked once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "mininode/callback.hpp"

namespace mininode {

/// Callbacks in rounds, first in, first out. What is added while a round is
/// being called belongs to the next. For one thread.
class Immediates {
 public:
  /// Its number, for clear() and set_ref().
  std::uint64_t add(Callback<> callback);

  /// Forgets it. False if it has been called or cleared.
  bool clear(std::uint64_t number) noexcept;

  /// Whether it counts as a reason to go on; at first it does.
  void set_ref(std::uint64_t number, bool has_ref) noexcept;
  bool has_ref(std::uint64_t number) noexcept;

  /// How many are a reason to go on.
  std::size_t ref_count() const noexcept { return ref_count_; }

  /// Begins a round of those that are there now.
  void collect();

  /// The next of the round that has not been cleared.
  std::optional<Callback<>> take();

 private:
  struct Entry {
    Callback<> callback;
    bool has_ref = true;
  };

  // Entries whose numbers follow each other.
  struct Round {
    std::vector<Entry> entries;
    std::uint64_t first = 1;

    Entry* find(std::uint64_t number) noexcept;
  };

  Entry* find(std::uint64_t number) noexcept;

  Round round_;
  Round next_round_;
  std::size_t next_ = 0;  // of round_
  std::size_t ref_count_ = 0;
};

}  // namespace mininode
