// What the process has used so far: processor time, and memory.
//
//   clock                  processor time; but on Windows it is a wall clock
//   GetProcessTimes        processor time on Windows
//   /proc/self/statm       memory on Linux, in pages
//   task_info              memory on macOS
//   getrusage              memory on the BSDs, the most there has been
//   GetProcessMemoryInfo   memory on Windows
#pragma once

#ifdef _WIN32
#include <windows.h>

#include <psapi.h>
#else
#include <unistd.h>

#include <ctime>
#ifdef __linux__
#include <fstream>
#elif defined(__APPLE__)
#include <mach/mach.h>
#else
#include <sys/resource.h>
#endif
#endif

// In milliseconds, of all threads together.
inline double processor_ms() {
#ifdef _WIN32
  FILETIME created, ended, in_kernel, in_program;
  GetProcessTimes(GetCurrentProcess(), &created, &ended, &in_kernel,
                  &in_program);
  const auto ms = [](const FILETIME& time) {  // in units of 100 nanoseconds
    return (4294967296.0 * time.dwHighDateTime + time.dwLowDateTime) / 10'000;
  };
  return ms(in_kernel) + ms(in_program);
#else
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

// In KiB: what stands in memory, and not what has only been reserved.
inline double memory_kib() {
#ifdef _WIN32
  PROCESS_MEMORY_COUNTERS counters{};
  K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters);
  return static_cast<double>(counters.WorkingSetSize) / 1024;
#elif defined(__linux__)
  double all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
#elif defined(__APPLE__)
  mach_task_basic_info info{};
  mach_msg_type_number_t size = MACH_TASK_BASIC_INFO_COUNT;
  task_info(mach_task_self(), MACH_TASK_BASIC_INFO,
            reinterpret_cast<task_info_t>(&info), &size);
  return static_cast<double>(info.resident_size) / 1024;
#else
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss);
#endif
}
