// One epoll_wait(2), for any length of time.
#pragma once

#include <sys/epoll.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include "minimio/result.hpp"

namespace minimio {

// Waits until something is ready, or `left` is over, or a signal comes, or a
// number of days has passed: how many entries of `ready` were filled. 0 does
// not say that the time is up. No `left` means for ever.
Result<std::size_t> wait_for(int queue, std::span<epoll_event> ready,
                             std::optional<std::chrono::nanoseconds> left);

}  // namespace minimio
