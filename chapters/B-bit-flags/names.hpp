// Names for the bits of a number, by a table.
#pragma once

#include <cstdint>
#include <span>
#include <sstream>
#include <string>

struct Flag {
  std::uint32_t bit;
  const char* name;
};

inline std::string in_hexadecimal(std::uint32_t number) {
  std::ostringstream text;
  text << "0x" << std::hex << number;
  return text.str();
}

// "EPOLLIN | EPOLLOUT". Bits that the table does not have stay a number.
inline std::string names_of(std::uint32_t bits, std::span<const Flag> table) {
  std::string text;
  const auto add = [&](const std::string& name) {
    if (!text.empty()) text += " | ";
    text += name;
  };
  for (const Flag& flag : table) {
    if ((bits & flag.bit) == 0) continue;
    add(flag.name);
    bits &= ~flag.bit;
  }
  if (bits != 0) add(in_hexadecimal(bits));
  return text.empty() ? "nothing" : text;
}
