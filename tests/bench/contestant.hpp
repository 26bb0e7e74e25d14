// What is measured, and what each contestant has to provide for it.
//
// Every contestant is a program of its own: main.cpp, and one file of
// contestants/ that does the same four things by its own means, as its
// documentation would have it done. Fair play:
//   - The sockets are made here, for all alike, except where making them is
//     what is measured.
//   - One thread does everything, and stays on one core. In wake_ups there are
//     two, on two cores.
//   - Everyone reads into room for 4096 bytes and writes at once, without a
//     queue, what it has read.
//   - Nobody's protection against being used by several threads is switched off
//     where minimio's is on, nor the other way round.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "progress.hpp"

namespace bench {

inline constexpr std::size_t room_for_a_message = 4096;
inline constexpr int events_at_once = 1024;

// Sockets, of which 2n and 2n + 1 are the two ends of a connection, and the way
// that messages take between them.
struct Circuit {
  enum class Transport { tcp, local };

  // Where a message goes that has arrived at a socket: the socket to write to.
  std::size_t way_on(std::size_t from) const {
    if (stride == 0) return from;
    from += stride;
    return (from < sockets.size() ? from : from - sockets.size()) ^ 1;
  }

  Transport transport;
  std::vector<int> sockets;  // non-blocking; whoever takes them closes them
  std::size_t stride;        // 0: messages go back to where they came from
};

// All sockets of a circuit, waiting to be read.
class Relay {
 public:
  virtual ~Relay() = default;
  // Passes on whatever arrives, until `progress` says that it is enough: one
  // step for each message.
  virtual void run(Progress& progress) = 0;
};

std::unique_ptr<Relay> make_relay(const Circuit& circuit);

// Connects to itself, on a port of 127.0.0.1 where it listens, `at_once`
// connections at a time: connect; accept; one byte from the one that connected;
// the other reads it and closes; the first reads the end and closes, which is a
// step, and another one begins.
void connections(Progress& progress, int at_once);

// Two loops on two threads. One wakes the other, which wakes the first: a step.
// Whoever runs the second thread calls stay_on_another_core() there.
void wake_ups(Progress& progress);

// Name and version.
std::string version();

}  // namespace bench
