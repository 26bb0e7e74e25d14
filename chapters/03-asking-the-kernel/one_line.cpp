// One line, written in each of the ways of ways.hpp. Which is which?
#include <exception>
#include <iostream>

#include "ways.hpp"

int main() try {
  for (const Way& way : ways) way.write(line);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
