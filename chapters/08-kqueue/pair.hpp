// Two connected sockets: what is written to one end can be read from the
// other, so each case is made to happen, not waited for.
#pragma once

#include <string_view>

#include "sockets.hpp"

struct Pair {
  Descriptor near;
  Descriptor far;
};

inline Pair make_pair_of_sockets() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
    throw_socket_error("socketpair");
  }
  Pair made{Descriptor(ends[0]), Descriptor(ends[1])};
  set_nonblocking(made.near.get());
  return made;
}

inline void write_all(const Descriptor& into, std::string_view text) {
  const auto written = write(into.get(), text.data(), text.size());
  if (written != static_cast<ssize_t>(text.size())) throw_socket_error("write");
}

inline void read_all(const Descriptor& from) {
  char bytes[256];
  while (read(from.get(), bytes, sizeof bytes) > 0) {
  }
}
