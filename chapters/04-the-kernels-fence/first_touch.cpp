// Page faults that are no error: memory is found when it is first used.
#include <cstdio>
#include <exception>
#include <iostream>

#include "page_faults.hpp"
#include "pages.hpp"

namespace {

constexpr int page_count = 1000;

void write_to_each(volatile char* pages) {
  const std::size_t size = page_size();
  for (std::size_t i = 0; i < page_count; ++i) pages[i * size] = 1;
}

}  // namespace

int main() try {
  long before = page_faults();
  const auto report = [&before](const char* what) {
    const long after = page_faults();
    std::printf("%s: %ld\n", what, after - before);
    before = page_faults();
  };
  report("nothing yet");
  char* const pages = map_pages(page_count, Access::read_write);
  report("mapping 1000 pages");
  write_to_each(pages);
  report("writing to each of them");
  write_to_each(pages);
  report("writing to each again");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
