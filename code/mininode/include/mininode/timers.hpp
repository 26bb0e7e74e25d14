// Timers: a heap of deadlines.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "mininode/callback.hpp"
#include "mininode/slots.hpp"

namespace mininode {

/// `delay` from now, or the end of time if that is further away.
template <class Rep, class Period>
std::chrono::steady_clock::time_point after(
    std::chrono::duration<Rep, Period> delay,
    std::chrono::steady_clock::time_point now) {
  using Clock = std::chrono::steady_clock;
  using Seconds = std::chrono::duration<double>;
  const auto left = Clock::time_point::max() - now;
  if (Seconds(delay) >= Seconds(left)) return Clock::time_point::max();
  return now + std::chrono::duration_cast<Clock::duration>(delay);
}

/// What shall be called at certain times. They are due in the order of their
/// deadlines, and those of equal deadlines in the order in which they were
/// started. Starting, clearing and taking one out take a time that grows with
/// the logarithm of their number. For one thread.
class Timers {
 public:
  /// The clock of all deadlines.
  using Clock = std::chrono::steady_clock;

  /// One that is due, with its callback, which give_back() returns to it.
  struct Due {
    Key key;
    Callback<> callback;
    Clock::time_point taken;
  };

  /// Calls `callback` at `deadline`, and if `interval` is more than 0 again
  /// each time that so much time has passed since the last call began.
  Key start(Clock::time_point deadline, Callback<> callback,
            Clock::duration interval = Clock::duration::zero());

  /// Forgets it. From its own callback that means: not again. False if it is
  /// over already.
  bool clear(Key key) noexcept;

  /// Gives it another deadline, also from its own callback. False if it is
  /// over.
  bool restart(Key key, Clock::time_point deadline);

  /// Whether it counts as a reason to wait; at first it does.
  void set_ref(Key key, bool has_ref) noexcept;

  /// Whether it is still to be called, or is just being called.
  bool contains(Key key) noexcept { return slots_.find(key) != nullptr; }

  /// Whether it counts as a reason to wait. False if it is over.
  bool has_ref(Key key) noexcept;

  /// How many are a reason to wait.
  std::size_t ref_count() const noexcept { return ref_count_; }

  /// How many there are.
  std::size_t size() const noexcept { return slots_.size(); }

  /// The first deadline, unless there is no timer.
  std::optional<Clock::time_point> next_deadline() const noexcept;

  /// Sets aside, in their order, all that are due at `now`. What is started
  /// from here on has to wait for the next time.
  void collect(Clock::time_point now);

  /// The next of those that were set aside and have not been cleared since.
  std::optional<Due> take(Clock::time_point now);

  /// When it has been called: starts it again if it is an interval or has been
  /// restarted, and otherwise it is over.
  void give_back(Due due);

 private:
  struct Timer {
    Callback<> callback;
    Clock::duration interval;
    Clock::time_point restarted_for;  // while it is running
    bool has_ref = true;
    bool is_restarted = false;
  };

  // What is compared lies in the heap itself, and not behind a pointer.
  struct Entry {
    Clock::time_point deadline;
    std::uint64_t sequence;
    Key key;

    bool is_before(const Entry& other) const noexcept {
      return deadline != other.deadline ? deadline < other.deadline
                                        : sequence < other.sequence;
    }
  };

  static constexpr std::uint32_t set_aside = 0xffffffff;
  static constexpr std::uint32_t running = 0xfffffffe;

  bool is_waiting(Key key) const noexcept {
    return places_[key.slot] < running;
  }
  void push(Key key, Clock::time_point deadline);
  void remove(std::uint32_t place) noexcept;
  void sift_up(std::uint32_t place, const Entry& entry) noexcept;
  void sift_down(std::uint32_t place, const Entry& entry) noexcept;
  void put(std::uint32_t place, const Entry& entry) noexcept;
  void forget(Key key) noexcept;

  Slots<Timer> slots_;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> places_;  // in the heap, by slot; or one of these
  std::vector<Key> aside_;
  std::size_t next_aside_ = 0;
  std::uint64_t last_sequence_ = 0;
  std::size_t ref_count_ = 0;
};

}  // namespace mininode
