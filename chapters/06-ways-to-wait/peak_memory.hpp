// The most memory that this process has had in use so far.
//
//   /proc/self/status      Linux. getrusage() would do, had it not the habit of
//                          counting what the process was before exec()
//   getrusage              macOS, in bytes; the BSDs, in KiB
//   GetProcessMemoryInfo   Windows, where it is called the peak working set
#pragma once

#ifdef _WIN32
#include <winsock2.h>  // before windows.h
#include <windows.h>

#include <psapi.h>
#elif defined(__linux__)
#include <fstream>
#include <string>
#else
#include <sys/resource.h>
#endif

#ifdef _WIN32
inline double peak_memory_mib() {
  PROCESS_MEMORY_COUNTERS counters{};
  K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters);
  return static_cast<double>(counters.PeakWorkingSetSize) / (1024 * 1024);
}
#elif defined(__linux__)
inline double peak_memory_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kib = 0;
    if (word == "VmHWM:" && status >> kib) return kib / 1024;
  }
  return 0;
}
#else
inline double peak_memory_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  constexpr double units_in_a_mib = 1024 * 1024;
#else
  constexpr double units_in_a_mib = 1024;
#endif
  return static_cast<double>(usage.ru_maxrss) / units_in_a_mib;
}
#endif
