// The laboratory: things that happen to a socket, each made to happen, and
// what the queue says about it. For the two queues that report readiness; the
// class Queue is that of queue_epoll.hpp or queue_kqueue.hpp, whichever was
// included before.
#pragma once

#include <fcntl.h>

#include <chrono>
#include <iomanip>
#include <iostream>
#include <string>
#include <thread>

#include "pair.hpp"

// ── How often is one arrival reported? ──────────────────────────────────────

inline std::string unread(Trigger trigger) {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, trigger);
  send_all(pair.theirs.get(), "x");
  const std::string first = queue.look();
  return first + "; again: " + queue.look();
}

inline std::string one_shot_armed_again() {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::one_shot);
  send_all(pair.theirs.get(), "x");
  queue.look();
  queue.arm(pair.ours.get(), Interest::reading);
  return queue.look();
}

// ── How does a connection end? ──────────────────────────────────────────────

inline std::string half_closed() {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::level);
  say_goodbye(pair.theirs);
  return queue.look();
}

inline std::string both_halves_closed() {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::level);
  say_goodbye(pair.theirs);
  say_goodbye(pair.ours);
  return queue.look();
}

inline std::string data_then_goodbye() {
  const SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::level);
  send_all(pair.theirs.get(), "hello");
  say_goodbye(pair.theirs);
  const std::string before = queue.look();
  read_all(pair.ours);
  return before + "; when read: " + queue.look();
}

inline std::string reset_by_peer() {
  SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::level);
  reset(pair.theirs);
  return queue.look();
}

// ── How does a connection begin? ────────────────────────────────────────────

inline std::string not_connected() {
  const Socket socket = make_tcp_socket();
  set_nonblocking(socket.get());
  Queue queue;
  queue.add(socket, Interest::both, Trigger::level);
  return queue.look();
}

inline std::string connection_refused() {
  std::uint16_t port = 0;
  {
    const Socket closed_again = listen_somewhere(1);
    port = port_of(closed_again);
  }
  const Socket socket = make_tcp_socket();
  set_nonblocking(socket.get());
  connect_to(socket, port);
  Queue queue;
  queue.add(socket, Interest::both, Trigger::level);
  return queue.look();
}

inline std::string connected() {
  const Socket listener = listen_somewhere(1);
  const Socket socket = make_tcp_socket();
  set_nonblocking(socket.get());
  connect_to(socket, port_of(listener));
  Queue queue;
  queue.add(socket, Interest::both, Trigger::level);
  return queue.look();
}

// The listener has room for one that it has not accepted; the next one's SYN is
// dropped, and its connect() stays under way. So it is on Linux: elsewhere a
// backlog of 0 means something else, or the next one is refused.
inline std::string connecting() {
  const Socket listener = listen_somewhere(0);
  Socket sockets[4];
  for (Socket& socket : sockets) {
    socket = make_tcp_socket();
    set_nonblocking(socket.get());
    connect_to(socket, port_of(listener));
  }
  Queue queue;
  queue.add(sockets[3], Interest::both, Trigger::level);
  return queue.look();
}

// ── Writing ─────────────────────────────────────────────────────────────────

// One call that offers more than any buffer holds, and then more of them,
// until the kernel takes nothing. What became of the first?
inline std::string fill(const Socket& socket) {
  static const std::string block(64 << 20, 'x');
  const auto offer = [&] {
    return send(socket.get(), block.data(), block.size(), 0);
  };
  const auto taken = offer();
  while (offer() > 0) {
  }
  if (taken <= 0) return "took nothing";
  if (static_cast<std::size_t>(taken) == block.size()) return "took all";
  return "took a part";
}

inline std::string buffer_full() {
  const SocketPair pair = make_socket_pair();
  set_nonblocking(pair.theirs.get());
  Queue queue;
  queue.add(pair.ours, Interest::writing, Trigger::level);
  const std::string empty = queue.look();
  const std::string taken = fill(pair.ours);
  const std::string full = queue.look();
  while (read_all(pair.theirs) > 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return empty + "; " + taken + ": " + full + "; when read: " + queue.look();
}

// ── Descriptors and what is behind them ─────────────────────────────────────

// The number of a closed socket is given to the next one that is opened.
inline std::string number_used_again() {
  SocketPair old = make_socket_pair();
  Queue queue;
  queue.add(old.ours, Interest::reading, Trigger::one_shot);
  const SocketHandle number = old.ours.get();
  old.ours.reset();
  const SocketPair young = make_socket_pair();
  if (young.ours.get() != number) return "(the number was not used again)";
  send_all(young.theirs.get(), "x");
  const std::string before = queue.look();
  const std::string armed = queue.arm(number, Interest::reading);
  return before + "; arming: " + armed;
}

// Closed, but a copy of the descriptor is still open.
inline std::string closed_but_copied() {
  SocketPair pair = make_socket_pair();
  Queue queue;
  queue.add(pair.ours, Interest::reading, Trigger::one_shot);
  const Descriptor copy(fcntl(pair.ours.get(), F_DUPFD_CLOEXEC, 0));
  const SocketHandle number = pair.ours.get();
  pair.ours.reset();
  send_all(pair.theirs.get(), "x");
  const std::string report = queue.look();
  return report + "; arming: " + queue.arm(number, Interest::reading);
}

// ── Two threads ─────────────────────────────────────────────────────────────

inline std::string added_under_a_waiter() {
  const SocketPair pair = make_socket_pair();
  send_all(pair.theirs.get(), "x");
  Queue queue;
  std::string report;
  std::thread waiter([&] { report = queue.wait(5000); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  queue.add(pair.ours, Interest::reading, Trigger::level);
  waiter.join();
  return report;
}

// The waiter would wait for 300 ms. Does closing the queue wake it earlier?
inline std::string closed_under_a_waiter() {
  Queue queue;
  std::string report;
  const auto start = std::chrono::steady_clock::now();
  std::thread waiter([&report, number = queue.handle()] {
    report = Queue::wait(number, 300);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  queue.close();
  waiter.join();
  const auto took = std::chrono::steady_clock::now() - start;
  const bool early = took < std::chrono::milliseconds(250);
  return report + (early ? ", at once" : ", when its time was over");
}

// ── The table ───────────────────────────────────────────────────────────────

inline void row(const char* name, const std::string& report) {
  std::cout << std::left << std::setw(27) << name << report << std::endl;
}

// Some cases can only be shown on some systems, and the table says so.
enum class Shown { on_linux, not_over_the_stand_in };

#ifdef __linux__
constexpr bool is_linux = true;
#else
constexpr bool is_linux = false;
#endif
#if defined(__linux__) && defined(EVFILT_READ)
constexpr bool is_stand_in = true;
#else
constexpr bool is_stand_in = false;
#endif

inline void row(const char* name, std::string (*experiment)(), Shown shown) {
  if (shown == Shown::on_linux && !is_linux) {
    row(name, "(made to happen on Linux alone)");
  } else if (shown == Shown::not_over_the_stand_in && is_stand_in) {
    row(name, "(the stand-in cannot show this)");
  } else {
    row(name, experiment());
  }
}

inline void print_table() {
  row("level, unread", unread(Trigger::level));
  row("edge, unread", unread(Trigger::edge));
  row("one-shot, unread", unread(Trigger::one_shot));
  row("one-shot, armed again", one_shot_armed_again());
  row("peer closed its half", half_closed());
  row("both halves closed", both_halves_closed());
  row("data, then closed", data_then_goodbye());
  row("reset by peer", reset_by_peer());
  row("not connected", not_connected());
  row("connection refused", connection_refused());
  row("connecting", connecting, Shown::on_linux);
  row("connection made", connected());
  row("buffer full", buffer_full());
  row("number used again", number_used_again());
  row("closed, but copied", closed_but_copied());
  row("added under a waiter", added_under_a_waiter());
  row("closed under a waiter", closed_under_a_waiter,
      Shown::not_over_the_stand_in);
}
