// What it costs to write a byte, by each way, to a place where nothing has to
// be done with it.
#include <chrono>
#include <cstdio>
#include <exception>
#include <iostream>

#include "standard_output.hpp"
#include "ways.hpp"

namespace {

#ifdef _WIN32
constexpr const char* null_device = "NUL";
#else
constexpr const char* null_device = "/dev/null";
#endif

constexpr int bytes = 200'000;

// Standard output must lead to the null device by now.
long long nanoseconds_a_byte(const Way& way) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < bytes; ++i) way.write("x");
  flush_standard_output();
  const auto elapsed = std::chrono::steady_clock::now() - start;
  return std::chrono::nanoseconds(elapsed).count() / bytes;
}

}  // namespace

int main() try {
  std::FILE* const null = std::fopen(null_device, "w");
  if (null == nullptr) throw std::runtime_error(null_device);
  for (const Way& way : ways) {
    flush_standard_output();
    const int real = copy_descriptor(1);
    replace_descriptor(descriptor_of(null), 1);
    const long long cost = nanoseconds_a_byte(way);
    replace_descriptor(real, 1);
    close_descriptor(real);
    std::printf("%s: %lld ns a byte\n", way.name, cost);
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
