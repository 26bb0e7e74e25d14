// set_timeout, set_interval, set_immediate: what is to be called later. As in
// Node, and in Node's order.
#pragma once

#include <chrono>
#include <cstdint>
#include <utility>

#include "mininode/callback.hpp"
#include "mininode/slots.hpp"

namespace mininode {

class Runtime;

/// A delay that a timer can have: at least a millisecond, as in Node, and no
/// longer than the clock can count.
template <class Rep, class Period>
constexpr std::chrono::nanoseconds timer_delay(
    std::chrono::duration<Rep, Period> delay) {
  using std::chrono::nanoseconds;
  using Seconds = std::chrono::duration<double>;
  constexpr nanoseconds least = std::chrono::milliseconds(1);
  if (!(Seconds(delay) > Seconds(least))) return least;  // not a number, too
  if (Seconds(delay) >= Seconds(nanoseconds::max())) return nanoseconds::max();
  return std::chrono::duration_cast<nanoseconds>(delay);
}

/// A timer of a runtime. Copies name the same timer. What is done to one that
/// is over, or whose runtime is gone, has no effect. For the thread of its
/// runtime.
class Timer {
 public:
  /// None.
  Timer() = default;

  /// Calls `callback` after `delay`; if it is repeated, again each time that
  /// the delay has passed since the last call began. See set_timeout().
  static Timer start(std::chrono::nanoseconds delay, bool is_repeated,
                     Callback<> callback);

  /// Stops it: it will not be called again.
  void clear() const noexcept;

  /// Starts it again, with its delay, from now. Does nothing if it is over.
  void refresh() const;

  /// Whether it keeps the loop going; at first it does.
  void ref() const noexcept;
  void unref() const noexcept;
  bool has_ref() const noexcept;

 private:
  Runtime* runtime() const noexcept;

  std::uint64_t runtime_ = 0;  // its number
  Key key_;
  std::chrono::nanoseconds delay_{};
};

/// A callback of set_immediate(). As a Timer, a name that may outlive it.
class Immediate {
 public:
  Immediate() = default;

  /// See set_immediate().
  static Immediate start(Callback<> callback);

  /// As those of a Timer.
  void clear() const noexcept;
  void ref() const noexcept;
  void unref() const noexcept;
  bool has_ref() const noexcept;

 private:
  Runtime* runtime() const noexcept;

  std::uint64_t runtime_ = 0;
  std::uint64_t number_ = 0;
};

// All of the following are for a thread with a Runtime, and throw
// std::logic_error on any other.

/// Calls `callback` once, after `delay` and never before. The delay is at least
/// a millisecond, and has no upper limit. Timers that are due at the same time
/// are called in the order in which they were started.
template <class Rep, class Period>
Timer set_timeout(std::chrono::duration<Rep, Period> delay,
                  Callback<> callback) {
  return Timer::start(timer_delay(delay), false, std::move(callback));
}

/// Calls `callback` again and again, until it is cleared.
template <class Rep, class Period>
Timer set_interval(std::chrono::duration<Rep, Period> delay,
                   Callback<> callback) {
  return Timer::start(timer_delay(delay), true, std::move(callback));
}

/// Stops it: it will not be called again. Does nothing if it is over.
inline void clear_timeout(const Timer& timer) noexcept { timer.clear(); }
inline void clear_interval(const Timer& timer) noexcept { timer.clear(); }

/// Calls `callback` after the kernel has been asked once for what is ready.
inline Immediate set_immediate(Callback<> callback) {
  return Immediate::start(std::move(callback));
}

/// Stops it: it will not be called. Does nothing if it has been.
inline void clear_immediate(const Immediate& immediate) noexcept {
  immediate.clear();
}

/// Calls `callback` when the current callback has returned, before anything
/// else. One that asks for the next in its turn, and so on, keeps everything
/// else from running.
void next_tick(Callback<> callback);

/// The same, after all ticks.
void queue_microtask(Callback<> callback);

}  // namespace mininode
