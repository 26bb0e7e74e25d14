// How many sockets a process may have open.
#pragma once

#ifndef _WIN32
#include <sys/resource.h>

#include <algorithm>
#include <climits>
#endif

// A thousand clients are a thousand descriptors; many systems start a program
// with a limit of 1,024 or 256 that it may raise by itself. A higher one stays.
inline void raise_descriptor_limit() {
#ifndef _WIN32
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
#ifdef __APPLE__
  constexpr rlim_t most = OPEN_MAX;  // setrlimit(2) may refuse more there
#else
  constexpr rlim_t most = 65'536;
#endif
  const auto wanted = std::min(limit.rlim_max, most);
  limit.rlim_cur = std::max(limit.rlim_cur, wanted);
  setrlimit(RLIMIT_NOFILE, &limit);
#endif
}
