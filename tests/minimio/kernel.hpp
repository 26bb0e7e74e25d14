// Where the list runs, as values. The library is to be the same on every
// kernel; where a kernel cannot, the test says here what it does instead.
#pragma once

#include "sanitizers.hpp"
#include "step.hpp"  // support::is_wine

enum class Kernel { epoll, kqueue, iocp };

// Known to the program, not to the list, which is compiled once: kernel.cpp.
extern const Kernel kernel;

// kqueue over epoll: what it cannot be honest about is told in its header.
extern const bool is_stand_in;

#ifdef _WIN32
inline constexpr bool is_windows = true;
#else
inline constexpr bool is_windows = false;
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

// How often a stress test goes round: less often where every round is dear.
inline int rounds(int natively, int elsewhere) {
  return is_sanitized || support::is_wine() ? elsewhere : natively;
}
