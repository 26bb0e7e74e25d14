// How many page faults this process has had that needed no disk.
#pragma once

#ifdef _WIN32
#include <windows.h>

#include <psapi.h>
#else
#include <sys/resource.h>
#endif

inline long page_faults() {
#ifdef _WIN32
  PROCESS_MEMORY_COUNTERS counters{};  // Windows counts those with a disk, too
  K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters);
  return static_cast<long>(counters.PageFaultCount);
#else
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
#endif
}
