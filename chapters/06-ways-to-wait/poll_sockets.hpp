// poll() by one name: the call with which a thread waits for many sockets.
//
//   poll      Linux, macOS, the BSDs
//   WSAPoll   Windows, with the same structure and the same constants
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

#include "sockets.hpp"

// Rounded up: a wait must not end before its time.
inline int milliseconds_until(std::chrono::steady_clock::time_point time) {
  using std::chrono::steady_clock;
  if (time == steady_clock::time_point::max()) return -1;  // for ever
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(time - steady_clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

// Waits until an entry is ready, or for `timeout_ms`; -1 is for ever. What is
// ready is in the entries' `revents`.
inline void poll_sockets(std::vector<pollfd>& entries, int timeout_ms) {
#ifdef _WIN32
  const int count = WSAPoll(entries.data(), static_cast<ULONG>(entries.size()),
                            timeout_ms);
#else
  const int count =
      poll(entries.data(), static_cast<nfds_t>(entries.size()), timeout_ms);
#endif
  if (count >= 0) return;
  if (last_socket_error() != socket_interrupted) throw_socket_error("poll");
  for (auto& entry : entries) entry.revents = 0;  // a signal, and no news
}
