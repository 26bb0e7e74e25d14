#include "skip.hpp"

#include <iostream>

namespace support {

namespace {

bool skipped = false;

// What is built for, known when this is compiled.
#if defined(__linux__)
constexpr bool on_linux = true, on_windows = false;
#elif defined(_WIN32)
constexpr bool on_linux = false, on_windows = true;
#else
constexpr bool on_linux = false, on_windows = false;
#endif

bool yes_or_skip(bool yes, const std::string& reason) {
  if (!yes) skip(reason);
  return yes;
}

}  // namespace

void skip(const std::string& reason) {
  skipped = true;
  std::cout << "SKIPPED: " << reason << std::endl;
}

bool was_skipped() { return skipped; }

bool has_epoll() { return is_linux("epoll"); }

bool has_kqueue() {
  return yes_or_skip(!on_windows,
                     "kqueue is for macOS, the BSDs, and Linux by a stand-in");
}

bool has_completion_ports() {
  return yes_or_skip(on_windows,
                     "needs Windows, or Wine: see the windows preset");
}

bool is_linux(const std::string& what) {
  return yes_or_skip(on_linux,
                     what + " is Linux's: see the release preset there");
}

}  // namespace support
