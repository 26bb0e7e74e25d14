// Token, Event, Events: what a poll has to tell.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace minimio {

/// The name under which a source was registered, and by which its events are
/// known. Any number will do; the library does not look at it. Do not use one
/// again for another source while an event of the first may still be under way.
using Token = std::uint64_t;

/// What an event says of its source, as bits of one byte.
enum class Readiness : std::uint8_t {
  none = 0,
  readable = 1,
  writable = 2,
  read_closed = 4,
  write_closed = 8,
  error = 16,
};

/// The bits that either has.
constexpr Readiness operator|(Readiness a, Readiness b) noexcept {
  return static_cast<Readiness>(static_cast<unsigned>(a) |
                                static_cast<unsigned>(b));
}

/// The bits that both have.
constexpr Readiness operator&(Readiness a, Readiness b) noexcept {
  return static_cast<Readiness>(static_cast<unsigned>(a) &
                                static_cast<unsigned>(b));
}

/// Adds the bits of `b` to `a`.
constexpr Readiness& operator|=(Readiness& a, Readiness b) noexcept {
  return a = a | b;
}

/// One thing that happened. It is a report on the past: try what it promises,
/// which may turn out to be Errc::would_block.
class Event {
 public:
  /// As a poll makes it, or a test.
  constexpr Event(Token token, Readiness readiness) noexcept
      : token_(token), readiness_(readiness) {}

  /// The token of the source that it is about.
  constexpr Token token() const noexcept { return token_; }

  /// Reading, or accepting, gives data, an end or an error, without waiting.
  /// Comes on every kernel, if it was asked for.
  constexpr bool is_readable() const noexcept {
    return has(Readiness::readable);
  }

  /// Writing takes data or gives an error without waiting; connecting has
  /// ended, well or not. Comes on every kernel, if it was asked for.
  constexpr bool is_writable() const noexcept {
    return has(Readiness::writable);
  }

  /// A hint: the other side will send nothing more. Not every kernel tells, and
  /// what it has sent may still be unread. Only a read of 0 bytes is proof.
  constexpr bool is_read_closed() const noexcept {
    return has(Readiness::read_closed);
  }

  /// A hint: what is written will not arrive. Not every kernel tells.
  constexpr bool is_write_closed() const noexcept {
    return has(Readiness::write_closed);
  }

  /// A hint: the source is in error; `take_error` may say in which.
  constexpr bool is_error() const noexcept { return has(Readiness::error); }

 private:
  constexpr bool has(Readiness bit) const noexcept {
    return (readiness_ & bit) != Readiness::none;
  }

  Token token_;
  Readiness readiness_;
};

/// The events of one poll, with room for a fixed number of them. What does not
/// fit is kept by the kernel for the next poll. For one thread at a time.
class Events {
 public:
  /// Room for `capacity` events, of which there is at least 1.
  explicit Events(std::size_t capacity)
      : capacity_(std::max(capacity, std::size_t{1})) {
    events_.reserve(capacity_);
  }

  /// Its room, and the events of the last poll, as a container has them.
  std::size_t capacity() const noexcept { return capacity_; }
  std::size_t size() const noexcept { return events_.size(); }
  bool empty() const noexcept { return events_.empty(); }
  const Event& operator[](std::size_t i) const noexcept { return events_[i]; }
  auto begin() const noexcept { return events_.begin(); }
  auto end() const noexcept { return events_.end(); }

 private:
  friend class Selector;
  friend class Core;

  std::size_t capacity_;
  std::vector<Event> events_;
};

}  // namespace minimio
