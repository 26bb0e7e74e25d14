// Waiting for one datagram that another thread sends after half a second, and
// what the waiting has cost.
#pragma once

#include <chrono>
#include <thread>

#include "datagrams.hpp"
#include "usage.hpp"

struct Wait {
  std::chrono::microseconds elapsed{0};
  std::chrono::microseconds late{0};  // from before send to after recv
  Usage usage;
  long calls = 0;  // of recv
};

inline constexpr auto delay = std::chrono::milliseconds(500);

// `receive_one` takes the datagram, and returns how often it called recv.
template <class ReceiveOne>
Wait measure(ReceiveOne receive_one) {
  using Clock = std::chrono::steady_clock;
  using std::chrono::duration_cast, std::chrono::microseconds;
  const Datagrams datagrams;
  Clock::time_point sent;
  Wait wait;
  const auto start = Clock::now();
  std::thread other([&] {
    do {  // on Windows, a sleeper may come back too early
      std::this_thread::sleep_until(start + delay);
      sent = Clock::now();
    } while (sent < start + delay);
    datagrams.send("here I am");
  });
  const Usage before = usage_of_this_thread();
  wait.calls = receive_one(datagrams.receiver());
  wait.usage = usage_of_this_thread() - before;
  const auto end = Clock::now();
  other.join();
  wait.elapsed = duration_cast<microseconds>(end - start);
  wait.late = duration_cast<microseconds>(end - sent);
  return wait;
}

inline long receive_asleep(SocketNumber socket) {
  receive(socket);
  return 1;
}

inline long receive_by_asking(SocketNumber socket) {
  set_nonblocking(socket);
  long calls = 1;
  while (!receive(socket)) ++calls;
  return calls;
}
