// Keeps all threads of this process on one processor, where a system lets a
// program ask for that.
//
//   sched_setaffinity        Linux; not asked for on the BSDs
//   SetProcessAffinityMask   Windows
#pragma once

#ifdef _WIN32
#include <windows.h>
#elif defined(__linux__)
#include <sched.h>
#endif

// Before other threads are started. False if nothing came of it.
inline bool stay_on_one_processor() {
#ifdef _WIN32
  DWORD_PTR allowed = 0, all = 0;
  if (!GetProcessAffinityMask(GetCurrentProcess(), &allowed, &all)) {
    return false;
  }
  const DWORD_PTR lowest = allowed & (~allowed + 1);  // the lowest bit alone
  return SetProcessAffinityMask(GetCurrentProcess(), lowest) != 0;
#elif defined(__linux__)
  const int here = sched_getcpu();
  if (here < 0) return false;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<unsigned>(here), &set);
  return sched_setaffinity(0, sizeof set, &set) == 0;
#else
  return false;  // macOS has no such call, and the BSDs are not asked
#endif
}
