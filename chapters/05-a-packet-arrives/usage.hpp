// What the current thread has used: processor time, and how often it has been
// taken off the processor.
//
//   getrusage(RUSAGE_THREAD)   Linux
//   thread_info, getrusage     macOS; the switches are those of the process
//   GetThreadTimes             Windows, where nobody counts the switches for us
#pragma once

#include <chrono>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/resource.h>
#endif
#ifdef __APPLE__
#include <mach/mach.h>
#endif

struct Usage {
  std::chrono::microseconds processor{0};
  long voluntary = 0;    // it waited for something
  long involuntary = 0;  // its turn was over
};

inline Usage operator-(const Usage& end, const Usage& begin) {
  return {end.processor - begin.processor, end.voluntary - begin.voluntary,
          end.involuntary - begin.involuntary};
}

#ifdef _WIN32

inline constexpr bool counts_switches = false;

inline long long hundred_nanoseconds(const FILETIME& time) {
  return (static_cast<long long>(time.dwHighDateTime) << 32) |
         time.dwLowDateTime;
}

inline Usage usage_of_this_thread() {
  FILETIME created, ended, in_kernel, in_program;
  GetThreadTimes(GetCurrentThread(), &created, &ended, &in_kernel, &in_program);
  const long long used =
      hundred_nanoseconds(in_kernel) + hundred_nanoseconds(in_program);
  return {std::chrono::microseconds(used / 10), 0, 0};
}

#else

inline constexpr bool counts_switches = true;

inline std::chrono::microseconds time_of(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) +
         std::chrono::microseconds(time.tv_usec);
}

inline Usage usage_of(int whom) {
  rusage usage{};
  getrusage(whom, &usage);
  return {time_of(usage.ru_utime) + time_of(usage.ru_stime), usage.ru_nvcsw,
          usage.ru_nivcsw};
}

#if defined(__linux__)
inline Usage usage_of_this_thread() { return usage_of(RUSAGE_THREAD); }
#elif defined(__APPLE__)
inline Usage usage_of_this_thread() {
  Usage usage = usage_of(RUSAGE_SELF);
  thread_basic_info_data_t info{};
  mach_msg_type_number_t count = THREAD_BASIC_INFO_COUNT;
  const mach_port_t self = mach_thread_self();
  thread_info(self, THREAD_BASIC_INFO, reinterpret_cast<thread_info_t>(&info),
              &count);
  mach_port_deallocate(mach_task_self(), self);
  const auto sum = [](time_value_t a, time_value_t b) {
    return std::chrono::seconds(a.seconds + b.seconds) +
           std::chrono::microseconds(a.microseconds + b.microseconds);
  };
  usage.processor = sum(info.user_time, info.system_time);
  return usage;
}
#else
inline Usage usage_of_this_thread() { return usage_of(RUSAGE_SELF); }
#endif

#endif
