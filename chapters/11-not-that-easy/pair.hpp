// Two TCP sockets that are connected to each other over 127.0.0.1, and the
// things that a peer can do to you.
#pragma once

#include <string_view>

#include "ask.hpp"

struct SocketPair {
  Socket ours;    // the one that is watched
  Socket theirs;  // the peer's
};

inline std::uint16_t port_of(const Socket& socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

inline Socket listen_somewhere(int backlog) {
  Socket listener = make_tcp_socket();
  const sockaddr_in any_port = loopback(0);
  if (bind(listener.get(), as_sockaddr(any_port), sizeof any_port) != 0 ||
      listen(listener.get(), backlog) != 0) {
    throw_socket_error("listen");
  }
  return listener;
}

// Whether the connection was made at once. On a non-blocking socket "no" may
// mean that it is under way.
inline bool connect_to(const Socket& socket, std::uint16_t port) {
  const sockaddr_in address = loopback(port);
  return connect(socket.get(), as_sockaddr(address), sizeof address) == 0;
}

inline SocketPair make_socket_pair() {
  SocketPair pair{make_tcp_socket(), Socket{}};
  const Socket listener = listen_somewhere(1);
  if (!connect_to(pair.ours, port_of(listener))) throw_socket_error("connect");
  pair.theirs = Socket(accept(listener.get(), nullptr, nullptr));
  if (!pair.theirs.is_open()) throw_socket_error("accept");
#ifndef _WIN32
  fcntl(pair.theirs.get(), F_SETFD, FD_CLOEXEC);
#endif
  set_nonblocking(pair.ours.get());
  return pair;
}

// No FIN and no farewell: closing with a linger time of 0 sends a reset.
inline void reset(Socket& socket) {
  const linger at_once{1, 0};
  setsockopt(socket.get(), SOL_SOCKET, SO_LINGER,
             reinterpret_cast<const char*>(&at_once), sizeof at_once);
  socket.reset();
}

inline void say_goodbye(const Socket& socket) {
  shutdown(socket.get(), end_of_writing);
}

// Reads until nothing is left for now; blocking sockets have no business here.
inline std::size_t read_all(const Socket& socket) {
  static char bytes[64 * 1024];
  std::size_t all = 0;
  for (;;) {
    const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
    if (count <= 0) return all;
    all += static_cast<std::size_t>(count);
  }
}
