// A handler that mends nothing, and says: try again.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "deeds.hpp"
#include "faults.hpp"

namespace {

int faults = 0;

Next hope_for_the_best(const Fault&) {
  if (++faults < 1000) return Next::try_again;
  std::printf("1000 faults, and still at the same instruction\n");
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace

int main() try {
  handle_faults(hope_for_the_best);
  write_read_only();
  std::printf("written\n");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
