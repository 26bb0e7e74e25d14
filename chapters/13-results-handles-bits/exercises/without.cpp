// Interests that can be taken away again, but never all of them.
#include <cstdint>
#include <iostream>
#include <optional>

class Interests {
 public:
  static const Interests READABLE;
  static const Interests WRITABLE;

  friend constexpr Interests operator|(Interests a, Interests b) noexcept {
    return Interests(static_cast<std::uint8_t>(a.bits_ | b.bits_));
  }

  // What is left without `other`. Nothing, if nothing is.
  constexpr std::optional<Interests> without(Interests other) const noexcept {
    const auto left = static_cast<std::uint8_t>(bits_ & ~other.bits_);
    if (left == 0) return std::nullopt;
    return Interests(left);
  }

  friend constexpr bool operator==(Interests, Interests) noexcept = default;

 private:
  constexpr explicit Interests(std::uint8_t bits) noexcept : bits_(bits) {}

  std::uint8_t bits_;
};

inline constexpr Interests Interests::READABLE{1};
inline constexpr Interests Interests::WRITABLE{2};

int main() {
  constexpr auto both = Interests::READABLE | Interests::WRITABLE;
  static_assert(both.without(Interests::WRITABLE) == Interests::READABLE);
  static_assert(!both.without(both));
  std::cout << "both without WRITABLE: "
            << (both.without(Interests::WRITABLE) == Interests::READABLE
                    ? "READABLE"
                    : "?")
            << "\nREADABLE without READABLE: "
            << (Interests::READABLE.without(Interests::READABLE)
                    ? "?"
                    : "nothing, so deregister")
            << "\n";
}
