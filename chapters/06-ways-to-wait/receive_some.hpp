// One recv(), and what it means.
#pragma once

#include <string>

#include "sockets.hpp"

enum class Received { some, nothing_yet, end };

// Appends to `reply` what one call of recv() brings. A blocking socket waits
// for it, and has nothing yet only if a signal came first.
inline Received receive_some(SocketHandle socket, std::string& reply) {
  char bytes[1024];
  const auto count = recv(socket, bytes, sizeof bytes, 0);
  if (count > 0) {
    reply.append(bytes, static_cast<std::size_t>(count));
    return Received::some;
  }
  if (count == 0) return Received::end;
  const int error = last_socket_error();
  if (error == socket_would_block || error == socket_interrupted) {
    return Received::nothing_yet;
  }
  throw_socket_error(error, "recv");
}
