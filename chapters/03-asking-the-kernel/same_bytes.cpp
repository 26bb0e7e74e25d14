// What arrives of the line, by each way: how many bytes, and the last two.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "standard_output.hpp"
#include "ways.hpp"

namespace {

void report(const Way& way) {
  const std::string bytes = standard_output_of([&] { way.write(line); });
  std::printf("%-16s%2zu bytes, ending in", way.name, bytes.size());
  for (const char byte : bytes.substr(bytes.size() - 2)) {
    std::printf(" %02x", static_cast<unsigned char>(byte));
  }
  std::printf("\n");
}

}  // namespace

int main() try {
  for (const Way& way : ways) report(way);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
