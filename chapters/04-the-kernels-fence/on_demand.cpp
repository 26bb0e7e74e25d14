// The kernel's trick, by ourselves: a page is opened when it is first touched,
// and the instruction that found it shut is tried again.
#include <cstdio>
#include <exception>
#include <iostream>

#include "faults.hpp"
#include "pages.hpp"

namespace {

constexpr std::size_t page_count = 8;
char* pages = nullptr;
int opened = 0;

Next open_page(const Fault& fault) {
  const auto start = reinterpret_cast<std::uintptr_t>(pages);
  const std::size_t number = (fault.address - start) / page_size();
  if (fault.address < start || number >= page_count) return Next::give_up;
  std::printf("  a fault in page %zu: opened\n", number);
  ++opened;
  const bool done = set_access(pages + number * page_size(), page_size(),
                               Access::read_write);
  return done ? Next::try_again : Next::give_up;
}

void write_to(std::size_t number) {
  std::printf("writing to page %zu\n", number);
  *const_cast<volatile char*>(pages + number * page_size()) = 1;
}

}  // namespace

int main() try {
  pages = map_pages(page_count, Access::none);
  handle_faults(open_page);
  for (const unsigned number : {0u, 5u, 5u, 2u}) write_to(number);
  std::printf("4 writes, %d faults, no error\n", opened);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
