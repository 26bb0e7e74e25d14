// The last argument of epoll_wait: how long it may take.
//
// Nothing ever happens in this queue, so whatever epoll_wait does, it does
// because of the time, or of a signal.
#include <sys/epoll.h>
#include <sys/time.h>

#include <chrono>
#include <csignal>
#include <iostream>
#include <limits>

#include "sockets.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// What is left until `deadline`, in whole milliseconds and no more than fit
// into epoll_wait's int, which is 24 days.
int milliseconds_until(Clock::time_point deadline) {
  using std::chrono::milliseconds;
  const auto left = deadline - Clock::now();
  const auto most = milliseconds(std::numeric_limits<int>::max());
  if (left <= 0ms) return 0;
  if (left >= most) return static_cast<int>(most.count());
  return static_cast<int>(std::chrono::ceil<milliseconds>(left).count());
}

// Waits until something is ready or `timeout` is over, signals or not.
int wait_for(const Descriptor& queue, std::chrono::milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  for (;;) {
    epoll_event ready[8];
    const int count =
        epoll_wait(queue.get(), ready, 8, milliseconds_until(deadline));
    if (count > 0) return count;
    if (count < 0 && errno != EINTR) throw_socket_error("epoll_wait");
    if (Clock::now() >= deadline) return 0;
  }
}

void report(const char* name, Clock::time_point start, int result) {
  using std::chrono::milliseconds;
  const auto took =
      std::chrono::duration_cast<milliseconds>(Clock::now() - start);
  std::cout << name << ": " << result << " after " << took.count() << " ms\n";
}

// A signal every 20 ms, with a handler that does nothing at all.
void start_ticking() {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, nullptr);
  const itimerval every_20_ms{{0, 20'000}, {0, 20'000}};
  setitimer(ITIMER_REAL, &every_20_ms, nullptr);
}

}  // namespace

int main() try {
  const Descriptor queue(epoll_create1(EPOLL_CLOEXEC));
  if (!queue.is_open()) throw_socket_error("epoll_create1");
  epoll_event ready[8];

  auto start = Clock::now();
  report("timeout 0", start, epoll_wait(queue.get(), ready, 8, 0));

  start = Clock::now();
  report("timeout 150", start, epoll_wait(queue.get(), ready, 8, 150));

  start_ticking();
  start = Clock::now();
  const int result = epoll_wait(queue.get(), ready, 8, 150);
  report(errno == EINTR ? "timeout 150, interrupted" : "timeout 150", start,
         result);

  start = Clock::now();
  report("until a deadline", start, wait_for(queue, 150ms));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
