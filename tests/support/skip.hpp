// A test that cannot be run here says so, and is never reported as passed.
#pragma once

#include <string>

namespace support {

// What CTest takes for “skipped” (SKIP_RETURN_CODE).
inline constexpr int skipped_status = 77;

// Prints the reason. Return from the test case after it.
void skip(const std::string& reason);
bool was_skipped();

}  // namespace support
