// One system call, by the instruction itself: no library in between.
//
// What differs is where the number of the call goes, which instruction leads
// into the kernel, and how it says that something went wrong. For Linux and
// macOS, on x86-64 and arm64.
#pragma once

// What the kernel answers: a result, or the number of an error.
struct Answer {
  long result = 0;
  int error = 0;
};

// Linux has one register for both: from -4095 to -1 it is an error's number.
inline Answer answer_from(long result) {
  if (result < 0 && result >= -4095) return {-1, static_cast<int>(-result)};
  return {result, 0};
}

// macOS says by the carry flag whether the register holds a result or an error.
inline Answer answer_from(long result, bool failed) {
  if (failed) return {-1, static_cast<int>(result)};
  return {result, 0};
}

#if defined(__linux__) && defined(__x86_64__)
#include "linux_x86_64.hpp"
#elif defined(__linux__) && defined(__aarch64__)
#include "linux_arm64.hpp"
#elif defined(__APPLE__) && defined(__x86_64__)
#include "macos_x86_64.hpp"
#elif defined(__APPLE__) && defined(__aarch64__)
#include "macos_arm64.hpp"
#else
#define NO_INSTRUCTION  // none that we know for this system
#endif
