// A function that no compiler has seen: written as data, then run.
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <stdexcept>

#include "pages.hpp"

namespace {

#if defined(__aarch64__)
constexpr unsigned char return_42[] = {0x40, 0x05, 0x80, 0x52,   // mov w0, #42
                                       0xc0, 0x03, 0x5f, 0xd6};  // ret
#else
constexpr unsigned char return_42[] = {0xb8, 42, 0, 0, 0,  // mov eax, 42
                                       0xc3};              // ret
#endif

}  // namespace

int main() try {
  char* const page = map_pages(1, Access::read_write);
  std::memcpy(page, return_42, sizeof return_42);
  if (!set_access(page, page_size(), Access::read_execute)) {
    throw std::runtime_error("the page cannot be made executable");
  }
  __builtin___clear_cache(page, page + sizeof return_42);
  const auto function = reinterpret_cast<int (*)()>(page);
  std::printf("%d\n", function());
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
