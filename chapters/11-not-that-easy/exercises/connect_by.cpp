// Answer to the third exercise: connecting, with a deadline.
//
// Three things can become of a connect: it succeeds, it fails, or nothing is
// heard of it. The queue tells the third from the others; SO_ERROR tells the
// first from the second.
#include "queue_epoll.hpp"
//
#include <iostream>

#include "pair.hpp"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Reads the error that the socket has stored, and by reading takes it away.
int pending_error(const Socket& socket) {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

// 0, or the error: ETIMEDOUT if nothing was heard until the deadline.
int connect_by(const Socket& socket, std::uint16_t port,
               Clock::time_point deadline) {
  set_nonblocking(socket.get());
  if (connect_to(socket, port)) return 0;
  if (errno != EINPROGRESS) return errno;
  Queue queue;
  queue.add(socket, Interest::writing, Trigger::one_shot);
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        std::max(deadline - Clock::now(), Clock::duration::zero()));
    const std::string report = queue.wait(static_cast<int>(left.count()));
    if (report == "interrupted") continue;  // a signal is not an answer
    if (report == "nothing") return ETIMEDOUT;
    return pending_error(socket);
  }
}

void report(const char* what, int error) {
  std::cout << what << ": "
            << (error == 0 ? "connected"
                           : std::generic_category().message(error))
            << "\n";
}

}  // namespace

int main() try {
  const Socket open = listen_somewhere(1);
  const Socket first = make_tcp_socket();
  report("a listener", connect_by(first, port_of(open), Clock::now() + 1s));

  std::uint16_t nobody = 0;
  {
    const Socket closed_again = listen_somewhere(1);
    nobody = port_of(closed_again);
  }
  const Socket second = make_tcp_socket();
  report("nobody", connect_by(second, nobody, Clock::now() + 1s));

  const Socket full = listen_somewhere(0);
  const Socket queued = make_tcp_socket();
  connect_by(queued, port_of(full), Clock::now() + 1s);
  const Socket third = make_tcp_socket();
  report("a full listener",
         connect_by(third, port_of(full), Clock::now() + 100ms));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
