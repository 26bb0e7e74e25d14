// Flags<E>: sets of the values of an enum. Two enums do not mix.
#include <bit>
#include <iostream>
#include <type_traits>

namespace {

template <class Enum>
class Flags {
  using Bits = std::make_unsigned_t<std::underlying_type_t<Enum>>;

 public:
  constexpr Flags() = default;
  constexpr Flags(Enum flag) : bits_(static_cast<Bits>(flag)) {}

  constexpr bool has(Enum flag) const { return (*this & flag) == Flags(flag); }
  constexpr Flags without(Flags others) const {
    return from(bits_ & ~others.bits_);
  }
  constexpr int count() const { return std::popcount(bits_); }

  friend constexpr Flags operator|(Flags a, Flags b) {
    return from(a.bits_ | b.bits_);
  }
  friend constexpr Flags operator&(Flags a, Flags b) {
    return from(a.bits_ & b.bits_);
  }
  friend constexpr bool operator==(Flags, Flags) = default;

 private:
  // Arithmetic on small types is done in int; this is the way back.
  template <class Number>
  static constexpr Flags from(Number bits) {
    Flags flags;
    flags.bits_ = static_cast<Bits>(bits);
    return flags;
  }

  Bits bits_ = 0;
};

enum class Hint : unsigned char { readable = 1, writable = 2, closed = 4 };
enum class Mode : unsigned char { oneshot = 1 };

template <class A, class B>
concept CanBeUnited = requires(A a, B b) { a | b; };
static_assert(CanBeUnited<Flags<Hint>, Hint>);
static_assert(!CanBeUnited<Flags<Hint>, Mode>);
static_assert(!CanBeUnited<Flags<Hint>, int>);

}  // namespace

int main() {
  const auto flags = Flags(Hint::readable) | Hint::closed;
  std::cout << "flags: " << flags.count() << "\n"
            << "has closed: " << flags.has(Hint::closed) << "\n"
            << "has writable: " << flags.has(Hint::writable) << "\n"
            << "without closed: " << flags.without(Hint::closed).count()
            << "\n";
}
