// EVFILT_READ and EVFILT_WRITE on sockets and pipes.
#include <set>

#include "kqueue_test.hpp"

namespace {

void fill(const Descriptor& socket) {
  const char bytes[4096] = {};
  while (write(socket.get(), bytes, sizeof bytes) > 0) {
  }
}

std::uint16_t port_of(const Socket& socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

Socket listener() {
  Socket made = make_tcp_socket();
  const sockaddr_in address = loopback(0);
  REQUIRE(bind(made.get(), as_sockaddr(address), sizeof address) == 0);
  REQUIRE(listen(made.get(), 16) == 0);
  set_nonblocking(made.get());
  return made;
}

Socket connecting_to(std::uint16_t port) {
  Socket made = make_tcp_socket();
  set_nonblocking(made.get());
  const sockaddr_in address = loopback(port);
  connect(made.get(), as_sockaddr(address), sizeof address);
  return made;
}

}  // namespace

TEST_CASE("the_end_is_told_with_bytes_still_to_be_read") {
  const Kqueue queue;
  Pair pair;
  REQUIRE(queue.apply(change(pair.near, EVFILT_READ, EV_ADD)) == 0);
  put(pair.far, 3);
  shutdown(pair.far.get(), SHUT_WR);
  Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK((events[0].flags & EV_EOF) != 0);
  CHECK(events[0].data == 3);
  take(pair.near);
  events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK((events[0].flags & EV_EOF) != 0);
  CHECK(events[0].data == 0);
}

TEST_CASE("a_pipe_tells_both_of_its_ends") {
  const Kqueue queue;
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  Descriptor reader(ends[0]);
  Descriptor writer(ends[1]);
  REQUIRE(queue.apply(change(reader, EVFILT_READ, EV_ADD)) == 0);
  REQUIRE(queue.apply(change(writer, EVFILT_WRITE, EV_ADD)) == 0);
  Events events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK(events[0].filter == EVFILT_WRITE);
  CHECK((events[0].flags & EV_EOF) == 0);
  reader.reset();
  events = queue.wait();
  REQUIRE(events.size() == 1);
  CHECK((events[0].flags & EV_EOF) != 0);
}

TEST_CASE("a_full_buffer_is_not_writable_until_it_is_read") {
  const Kqueue queue;
  const Pair pair;
  fill(pair.near);
  REQUIRE(queue.apply(change(pair.near, EVFILT_WRITE, EV_ADD)) == 0);
  CHECK(queue.wait().empty());
  take(pair.far);
  CHECK(queue.wait().size() == 1);
}

TEST_CASE("a_fresh_socket_is_neither_readable_nor_writable") {
  const Kqueue queue;
  const Socket socket = make_tcp_socket();
  REQUIRE(queue.apply(change(socket, EVFILT_READ, EV_ADD)) == 0);
  REQUIRE(queue.apply(change(socket, EVFILT_WRITE, EV_ADD)) == 0);
  CHECK(queue.wait().empty());
}

TEST_CASE("connecting_ends_in_writable_and_the_listener_is_readable") {
  const Kqueue queue;
  const Socket server = listener();
  REQUIRE(queue.apply(change(server, EVFILT_READ, EV_ADD, 1)) == 0);
  CHECK(queue.wait().empty());
  const Socket client = connecting_to(port_of(server));
  REQUIRE(queue.apply(change(client, EVFILT_WRITE, EV_ADD | EV_ONESHOT, 2)) ==
          0);
  std::set<void*> tokens;
  while (tokens.size() < 2) {
    for (const auto& event : queue.wait(5s)) {
      CHECK((event.flags & EV_EOF) == 0);
      CHECK(event.data >= 1);
      tokens.insert(event.udata);
    }
  }
  const Socket accepted(accept(server.get(), nullptr, nullptr));
  CHECK(accepted.is_open());
  CHECK(queue.wait().empty());
}

TEST_CASE("a_refused_connection_is_the_end_of_writing_with_its_errno") {
  std::uint16_t port = 0;
  {
    const Socket closed = listener();
    port = port_of(closed);
  }
  const Kqueue queue;
  const Socket client = connecting_to(port);
  REQUIRE(queue.apply(change(client, EVFILT_WRITE, EV_ADD)) == 0);
  const Events events = queue.wait(5s);
  REQUIRE(events.size() == 1);
  CHECK(events[0].filter == EVFILT_WRITE);
  CHECK((events[0].flags & EV_EOF) != 0);
  CHECK((events[0].flags & EV_ERROR) == 0);
  CHECK(events[0].fflags == ECONNREFUSED);
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(client.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  CHECK(error == ECONNREFUSED);  // it was left for the program
}

TEST_CASE("a_reset_connection_is_the_end_with_its_errno") {
  const Kqueue queue;
  const Socket server = listener();
  const Socket client = connecting_to(port_of(server));
  Socket accepted;
  while (!accepted.is_open()) {
    accepted = Socket(accept(server.get(), nullptr, nullptr));
  }
  REQUIRE(queue.apply(change(client, EVFILT_READ, EV_ADD)) == 0);
  const linger at_once{1, 0};
  setsockopt(accepted.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  accepted.reset();
  const Events events = queue.wait(5s);
  REQUIRE(events.size() == 1);
  CHECK((events[0].flags & EV_EOF) != 0);
  CHECK(events[0].fflags == ECONNRESET);
}

TEST_CASE("half_a_close_ends_reading_and_not_writing") {
  const Kqueue queue;
  const Socket server = listener();
  const Socket client = connecting_to(port_of(server));
  Socket accepted;
  while (!accepted.is_open()) {
    accepted = Socket(accept(server.get(), nullptr, nullptr));
  }
  REQUIRE(queue.apply(change(client, EVFILT_WRITE, EV_ADD)) == 0);
  REQUIRE(queue.apply(change(client, EVFILT_READ, EV_ADD)) == 0);
  shutdown(accepted.get(), SHUT_WR);
  bool ended = false;
  while (!ended) {
    for (const auto& event : queue.wait(5s)) {
      if (event.filter == EVFILT_WRITE) CHECK((event.flags & EV_EOF) == 0);
      if (event.filter == EVFILT_READ) ended = (event.flags & EV_EOF) != 0;
    }
  }
}
