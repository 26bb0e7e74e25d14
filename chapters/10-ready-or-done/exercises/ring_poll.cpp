// Answer to the second exercise: readiness out of a completion queue.
//
// IORING_OP_POLL_ADD is an operation whose whole work is to wait: it is done
// when the socket is ready, and lends the kernel nothing.
#include <iostream>

#include "ask.hpp"
#include "ring.hpp"

namespace {

// Done when `socket` can be read; the result tells which conditions hold.
void ask_when_readable(Ring& ring, const Socket& socket, std::uint64_t token) {
  io_uring_sqe& entry = ring.next_entry();
  entry.opcode = IORING_OP_POLL_ADD;
  entry.fd = socket.get();
  entry.poll32_events = POLLIN;
  entry.user_data = token;
}

Completion wait_for_one(Ring& ring) {
  for (;;) {
    ring.enter(1);
    if (const auto done = ring.take_completion()) return *done;
  }
}

}  // namespace

int main() try {
  Ring ring(4);
  const Socket socket = ask(delay_server_port(), 50, "hello");
  set_nonblocking(socket.get());
  std::string reply;
  for (;;) {
    ask_when_readable(ring, socket, 7);
    const Completion done = wait_for_one(ring);
    if (done.result < 0) {
      throw std::system_error(-done.result, std::generic_category(), "poll");
    }
    char bytes[256];
    const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
    if (count == 0) break;
    if (count > 0) reply.append(bytes, static_cast<std::size_t>(count));
  }
  std::cout << text_of(reply) << "\n";
} catch (const NoRing& error) {
  std::cerr << "the kernel has no io_uring for us: " << error.what() << "\n";
  return 77;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
