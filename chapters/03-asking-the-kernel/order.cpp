// Two lines by two ways, in this order. Try it in a terminal, and then with
// `| cat` behind it.
#include <exception>
#include <iostream>

#include "ways.hpp"

int main() try {
  std::cout << "first, by std::cout\n";
  by_system_library("second, by the system's library\n");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
