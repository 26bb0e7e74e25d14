// Interests and Trigger: what is waited for, and how often one is told.
#pragma once

#include <cstdint>

namespace minimio {

/// What you want to be told about a source: that it can be read, that it can be
/// written, or both. Never neither: without an interest, deregister it.
class Interests {
 public:
  /// Something can be read, or accepted; or the other side has finished.
  static const Interests READABLE;
  /// Something can be written; or an attempt to connect has ended.
  static const Interests WRITABLE;

  /// Both interests: `Interests::READABLE | Interests::WRITABLE`.
  friend constexpr Interests operator|(Interests a, Interests b) noexcept {
    return Interests(static_cast<std::uint8_t>(a.bits_ | b.bits_));
  }

  /// Which of the two it is; or both.
  constexpr bool is_readable() const noexcept { return (bits_ & 1) != 0; }
  constexpr bool is_writable() const noexcept { return (bits_ & 2) != 0; }

  friend constexpr bool operator==(Interests, Interests) noexcept = default;

 private:
  constexpr explicit Interests(std::uint8_t bits) noexcept : bits_(bits) {}

  std::uint8_t bits_;
};

inline constexpr Interests Interests::READABLE{1};
inline constexpr Interests Interests::WRITABLE{2};

/// How often you are told.
enum class Trigger : std::uint8_t {
  /// One event, then silence, until the source is registered again with
  /// Registrator::reregister. If it is ready then, the event comes at once.
  oneshot,
  /// An event from every poll, for as long as the source is ready.
  level,
};

}  // namespace minimio
