// Two lines by two ways, and an end that nobody is told of.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "ways.hpp"

int main() try {
  std::cout << "first, by std::cout\n";
  by_system_library("second, by the system's library\n");
  std::_Exit(0);  // ends the process: no destructors, nothing is flushed
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
