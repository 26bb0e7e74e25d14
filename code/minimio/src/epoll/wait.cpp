// epoll_wait counts in milliseconds. For finer times there is epoll_pwait2,
// since Linux 5.11; where that is missing, or forbidden, a wait takes a little
// longer. Never less: a timeout that is rounded down spins at its end.
#include "wait.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>

#include "system_call.hpp"

namespace minimio {
namespace {

using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

// The timeout of epoll_wait: rounded up, no more than fits, -1 for ever.
int whole_milliseconds(std::optional<nanoseconds> left) {
  if (!left) return -1;
  return static_cast<int>(
      std::min(ceil<milliseconds>(*left), milliseconds(INT_MAX)).count());
}

// Beyond a few milliseconds nobody notices a fraction of one.
bool wants_fractions(std::optional<nanoseconds> left) {
  return left && *left < milliseconds(10) &&
         *left % milliseconds(1) != nanoseconds::zero();
}

int wait_in_fractions(int queue, std::span<epoll_event> ready,
                      nanoseconds left) {
  const auto whole = floor<seconds>(left);
  timespec time{};
  time.tv_sec = static_cast<decltype(time.tv_sec)>(whole.count());
  time.tv_nsec = static_cast<decltype(time.tv_nsec)>((left - whole).count());
  return ::epoll_pwait2(queue, ready.data(), static_cast<int>(ready.size()),
                        &time, nullptr);
}

}  // namespace

Result<std::size_t> wait_for(int queue, std::span<epoll_event> ready,
                             std::optional<nanoseconds> left) {
  int count = -1;
  errno = ENOSYS;
  if (wants_fractions(left)) count = wait_in_fractions(queue, ready, *left);
  if (count == -1 && (errno == ENOSYS || errno == EPERM)) {
    count = ::epoll_wait(queue, ready.data(), static_cast<int>(ready.size()),
                         whole_milliseconds(left));
  }
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno == EINTR) return std::size_t{0};
  return failure();
}

}  // namespace minimio
