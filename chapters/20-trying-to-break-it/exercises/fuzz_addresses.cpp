// A million texts that look a little like addresses.
//
// Whatever can be read must be written in a form that is read as the same.
#include <cstdint>
#include <iostream>
#include <random>
#include <string>

#include <minimio/minimio.hpp>

using minimio::SocketAddress;

namespace {

// An address with some letters changed, left out or doubled.
std::string mangle(std::string text, std::mt19937& random) {
  constexpr std::string_view letters("0123456789abcdef:.[]%:\0 -+", 26);
  for (auto changes = random() % 4; changes > 0 && !text.empty(); --changes) {
    const auto at = random() % text.size();
    const char letter = letters[random() % letters.size()];
    switch (random() % 3) {
      case 0:
        text[at] = letter;
        break;
      case 1:
        text.erase(at, 1);
        break;
      default:
        text.insert(at, 1, letter);
    }
  }
  return text;
}

}  // namespace

int main() {
  constexpr const char* seeds[] = {"127.0.0.1:80", "[::1]:65535",
                                   "[fe80::1:2%3]:8080",
                                   "[::ffff:10.0.0.1]:1"};
  std::mt19937 random(1);
  int read = 0;
  int wrong = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto text = mangle(seeds[random() % 4], random);
    const auto address = SocketAddress::parse(text);
    if (!address) continue;
    ++read;
    const auto again = SocketAddress::parse(address->to_string());
    if (!again || *again != *address || text.contains('\0')) ++wrong;
  }
  std::cout << read << " of a million could be read\n"
            << wrong << " of these were not the same when read again\n";
}
