// A set of flags in one byte, as numbers: what each operator makes of it.
#include <bitset>
#include <cstdint>
#include <iostream>
#include <string>

namespace {

constexpr std::uint8_t readable = 1 << 0;
constexpr std::uint8_t writable = 1 << 1;
constexpr std::uint8_t closed = 1 << 2;
constexpr std::uint8_t error = 1 << 3;

void show(const std::string& what, int result) {
  const auto byte = static_cast<std::uint8_t>(result);
  std::cout << std::bitset<8>(byte) << "  " << what << "\n";
}

}  // namespace

int main() {
  std::uint8_t flags = readable | closed;
  show("flags = readable | closed", flags);
  show("flags & closed: it has closed", flags & closed);
  show("flags & writable: it has not writable", flags & writable);
  flags |= writable;
  show("flags |= writable: with writable", flags);
  flags |= writable;
  show("flags |= writable: no change", flags);
  flags &= static_cast<std::uint8_t>(~closed);
  show("flags &= ~closed: without closed", flags);
  flags ^= error;
  show("flags ^= error: there it is", flags);
  flags ^= error;
  show("flags ^= error: and gone", flags);
  show("~closed: all but closed", ~closed);
}
