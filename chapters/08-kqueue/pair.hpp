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
  while (!text.empty()) {
    const auto written = write(into.get(), text.data(), text.size());
    if (written < 0) throw_socket_error("write");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

inline void read_all(const Descriptor& from) {
  char bytes[256];
  while (read(from.get(), bytes, sizeof bytes) > 0) {
  }
}
