// Sixteen megabytes through a stream, on one thread: write until it is full,
// read until it is empty, and so on.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <span>
#include <thread>
#include <vector>

#include "minimio/error.hpp"
#include "minimio/tcp_listener.hpp"
#include "minimio/tcp_stream.hpp"

using namespace minimio;

int main() {
  auto listener = TcpListener::bind(SocketAddress::loopback(0)).value();
  auto sender = TcpStream::connect(listener.local_address().value()).value();
  auto accepted = listener.accept();
  while (!accepted) accepted = listener.accept();
  TcpStream& receiver = *accepted;
  while (!sender.peer_address()) std::this_thread::yield();

  std::vector<std::byte> data(16 << 20);
  for (std::size_t i = 0; i < data.size(); ++i) {
    data[i] = static_cast<std::byte>((i * 2654435761U) >> 24U);
  }

  std::vector<std::byte> room(1 << 16);
  std::size_t sent = 0;
  std::size_t received = 0;
  int refused = 0;
  bool intact = true;
  while (received < data.size()) {
    const auto written = sender.write(std::span(data).subspan(sent));
    if (written) sent += *written;
    if (!written && sent < data.size()) ++refused;
    const auto count = receiver.read(room);
    if (!count) continue;
    intact = intact && std::ranges::equal(
                           std::span(room).first(*count),
                           std::span(data).subspan(received, *count));
    received += *count;
  }
  std::cout << received << " bytes, intact: " << (intact ? "yes" : "no")
            << ", refused at least once: " << (refused > 0 ? "yes" : "no")
            << "\n";
}
