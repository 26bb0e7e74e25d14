// kevent counts in nanoseconds, so nothing has to be rounded. But some kernels
// take a wait of some years for a mistake.
#include "wait.hpp"

#include <algorithm>
#include <cerrno>

#include "system_call.hpp"

namespace minimio {
namespace {

using std::chrono::hours;
using std::chrono::nanoseconds;
using std::chrono::seconds;

// OpenBSD and older kernels of macOS refuse more than 100,000,000 seconds.
constexpr nanoseconds longest = hours(24);

timespec timeout_of(nanoseconds left) {
  const auto whole = std::chrono::floor<seconds>(left);
  timespec time{};
  time.tv_sec = static_cast<decltype(time.tv_sec)>(whole.count());
  time.tv_nsec = static_cast<decltype(time.tv_nsec)>((left - whole).count());
  return time;
}

}  // namespace

Result<std::size_t> wait_for(int queue, std::span<struct kevent> ready,
                             std::optional<nanoseconds> left) {
  const timespec timeout =
      timeout_of(std::min(left.value_or(longest), longest));
  const int count =
      ::kevent(queue, nullptr, 0, ready.data(), static_cast<int>(ready.size()),
               left ? &timeout : nullptr);
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno == EINTR) return std::size_t{0};
  return failure();
}

}  // namespace minimio
