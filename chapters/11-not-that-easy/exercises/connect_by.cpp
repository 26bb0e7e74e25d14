// Answer to the third exercise: connecting, with a deadline.
//
// Three things can become of a connect: it succeeds, it fails, or nothing is
// heard of it. The queue tells the third from the others; SO_ERROR tells the
// first from the second.
#include "queue_epoll.hpp"
//
#include <iostream>

#include "pair.hpp"

namespace {

// Reads the error that the socket has stored, and by reading takes it away.
int pending_error(const Socket& socket) {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

// 0, or the error: ETIMEDOUT if nothing was heard for `timeout_ms`.
int connect_by(const Socket& socket, std::uint16_t port, int timeout_ms) {
  set_nonblocking(socket.get());
  if (connect_to(socket, port)) return 0;
  if (errno != EINPROGRESS) return errno;
  Queue queue;
  queue.add(socket, Interest::writing, Trigger::one_shot);
  if (queue.wait(timeout_ms) == "nothing") return ETIMEDOUT;
  return pending_error(socket);
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
  report("a listener", connect_by(first, port_of(open), 1000));

  std::uint16_t nobody = 0;
  {
    const Socket closed_again = listen_somewhere(1);
    nobody = port_of(closed_again);
  }
  const Socket second = make_tcp_socket();
  report("nobody", connect_by(second, nobody, 1000));

  const Socket full = listen_somewhere(0);
  const Socket queued = make_tcp_socket();
  connect_by(queued, port_of(full), 1000);
  const Socket third = make_tcp_socket();
  report("a full listener", connect_by(third, port_of(full), 100));
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
