#include "skip.hpp"

#include <iostream>

namespace support {

namespace {
bool skipped = false;
}

void skip(const std::string& reason) {
  skipped = true;
  std::cout << "SKIPPED: " << reason << std::endl;
}

bool was_skipped() { return skipped; }

}  // namespace support
