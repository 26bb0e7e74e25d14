// Two TCP sockets that are connected with each other: what is sent at one end
// arrives at the other. Windows has no socketpair(), so a listener on
// 127.0.0.1 brings them together.
//
// The ends are not called near and far: <windows.h> still defines both words
// as macros, for the segmented memory of 1985.
#pragma once

#include "sockets.hpp"

struct SocketPair {
  Socket ours;
  Socket theirs;
};

// A byte that is sent goes out at once, and does not wait for company.
inline void send_without_delay(const Socket& socket) {
  const int on = 1;
  setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY,
             reinterpret_cast<const char*>(&on), sizeof on);
}

inline SocketPair make_socket_pair() {
  const Socket listener = make_tcp_socket();
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (bind(listener.get(), as_sockaddr(address), sizeof address) != 0 ||
      listen(listener.get(), 1) != 0 ||
      getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address),
                  &size) != 0) {
    throw_socket_error("cannot listen on 127.0.0.1");
  }
  SocketPair pair{make_tcp_socket(), Socket()};
  if (connect(pair.ours.get(), as_sockaddr(address), sizeof address) != 0) {
    throw_socket_error("connect");
  }
  pair.theirs = Socket(accept(listener.get(), nullptr, nullptr));
  if (!pair.theirs.is_open()) throw_socket_error("accept");
  send_without_delay(pair.ours);
  send_without_delay(pair.theirs);
  return pair;
}

inline void send_one_byte(const Socket& socket) {
  if (send(socket.get(), "x", 1, 0) != 1) throw_socket_error("send");
}

// Blocks until something can be read from the socket.
inline void wait_until_readable(const Socket& socket) {
  WSAPOLLFD entry{socket.get(), POLLIN, 0};
  if (WSAPoll(&entry, 1, -1) != 1) throw_socket_error("WSAPoll");
}
