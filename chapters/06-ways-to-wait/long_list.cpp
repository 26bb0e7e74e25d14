// What a call of poll() costs that finds one socket ready, when there are more
// and more others on the list that have nothing to say.
#include <chrono>
#include <iomanip>
#include <iostream>
#include <limits>

#include "descriptor_limit.hpp"
#include "poll_sockets.hpp"

namespace {

// A UDP socket: ready as soon as somebody sends it something.
Socket make_silent_socket() {
  Socket made(socket(AF_INET, SOCK_DGRAM, 0));
  if (!made.is_open()) throw_socket_error("socket");
  const sockaddr_in address = loopback(0);
  if (bind(made.get(), as_sockaddr(address), sizeof address) != 0) {
    throw_socket_error("bind");
  }
  return made;
}

// It sends itself a byte, which nobody will ever read.
void make_ready(const Socket& socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  if (sendto(socket.get(), "x", 1, 0, as_sockaddr(address), size) != 1) {
    throw_socket_error("sendto");
  }
}

using Clock = std::chrono::steady_clock;

// The best of five rounds: what disturbs a round can only make it longer.
double microseconds_a_call(std::vector<pollfd>& entries) {
  using Microseconds = std::chrono::duration<double, std::micro>;
  constexpr std::chrono::milliseconds length_of_a_round(10);
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < 5; ++round) {
    const auto start = Clock::now();
    auto now = start;
    int calls = 0;
    for (; now < start + length_of_a_round; now = Clock::now(), ++calls) {
      poll_sockets(entries, -1);
    }
    best = std::min(best, Microseconds(now - start).count() / calls);
  }
  return best;
}

}  // namespace

int main() try {
  raise_descriptor_limit();
  std::vector<Socket> sockets;
  std::vector<pollfd> entries;
  for (const std::size_t count : {1u, 10u, 100u, 1000u}) {
    while (sockets.size() < count) {
      sockets.push_back(make_silent_socket());
      entries.push_back({sockets.back().get(), POLLIN, 0});
      if (count == 1) make_ready(sockets.back());
    }
    std::cout << "one ready of " << count << ": " << std::fixed
              << std::setprecision(2) << microseconds_a_call(entries)
              << " us a call" << std::endl;
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
