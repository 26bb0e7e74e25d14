// A token with two fields: the slot of a table in the lower half, and in the
// upper one how often the slot has been given away.
#include <cstdint>
#include <iostream>

using Token = std::uint64_t;

namespace {

constexpr int slot_bits = 32;
constexpr Token slot_mask = (Token{1} << slot_bits) - 1;

constexpr Token make_token(std::uint32_t slot, std::uint32_t generation) {
  return Token{generation} << slot_bits | slot;
}

constexpr std::uint32_t slot_of(Token token) {
  return static_cast<std::uint32_t>(token & slot_mask);
}

constexpr std::uint32_t generation_of(Token token) {
  return static_cast<std::uint32_t>(token >> slot_bits);
}

static_assert(slot_of(make_token(0xffffffff, 1)) == 0xffffffff);
static_assert(generation_of(make_token(0xffffffff, 1)) == 1);

}  // namespace

int main() {
  const Token token = make_token(5, 3);
  std::cout << "slot 5, generation 3: 0x" << std::hex << token << std::dec
            << "\n"
            << "and back: slot " << slot_of(token) << ", generation "
            << generation_of(token) << "\n";
}
