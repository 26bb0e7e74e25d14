// A test that cannot be run here says so, and is never reported as passed.
#pragma once

#include <string>

namespace support {

// What CTest takes for “skipped” (SKIP_RETURN_CODE).
inline constexpr int skipped_status = 77;

// Prints the reason. Return from the test case after it.
void skip(const std::string& reason);
bool was_skipped();

// Whether this system has what the test is about; if not, it is skipped.
//
//   if (!support::has_epoll()) return;
bool has_epoll();
bool has_kqueue();  // Linux by the stand-in of kqueue_on_epoll/
bool has_completion_ports();
bool is_linux(const std::string& what);  // "/proc/thread-self"

}  // namespace support
