// Five replies, read in the order in which they were asked for.
//
// This is the program that goes wrong: recv() blocks, and while it waits for
// the slowest reply the four others lie ready and nobody looks.
#include <chrono>
#include <iostream>
#include <vector>

#include "ask.hpp"

using Clock = std::chrono::steady_clock;

namespace {

std::string read_to_end(const Socket& socket) {
  std::string reply;
  char bytes[256];
  for (;;) {
    const auto count = recv(socket.get(), bytes, sizeof bytes, 0);
    if (count < 0) throw_socket_error("recv");
    if (count == 0) return reply;
    reply.append(bytes, static_cast<std::size_t>(count));
  }
}

std::vector<Socket> ask_five() {
  const auto port = delay_server_port();
  std::vector<Socket> sockets;
  for (int i = 1; i <= 5; ++i) {
    const int delay_ms = (6 - i) * 100;
    sockets.push_back(ask(port, delay_ms, "reply " + std::to_string(i)));
    std::cout << i << ": asked, due after " << delay_ms << " ms\n";
  }
  return sockets;
}

long long ms_since(Clock::time_point start) {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start).count();
}

void read_in_order(const std::vector<Socket>& sockets,
                   Clock::time_point start) {
  for (const Socket& socket : sockets) {
    const std::string text = text_of(read_to_end(socket));
    std::cout << "after " << ms_since(start) << " ms: \"" << text << "\"\n";
  }
}

}  // namespace

int main() try {
  const auto start = Clock::now();
  read_in_order(ask_five(), start);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
