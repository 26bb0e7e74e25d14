// What the programs of this chapter share: a socket that is written to, and a
// look at the port.
#pragma once

#include <array>
#include <chrono>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "minimio/udp_socket.hpp"
#include "port.hpp"
#include "socket_control.hpp"

// A UDP socket that can send itself a datagram.
class Mailed {
 public:
  SOCKET socket() const {
    return minimio::base_socket(socket_.native_handle()).value();
  }

  void mail() {
    (void)socket_.send_to(minimio::bytes_of("x"),
                          socket_.local_address().value());
  }

  void read() {
    std::array<std::byte, 8> room;
    (void)socket_.receive(room);
  }

 private:
  minimio::UdpSocket socket_ =
      minimio::UdpSocket::bind(minimio::SocketAddress::loopback(0)).value();
};

// The next packet, if one comes within 200 milliseconds.
inline std::optional<OVERLAPPED_ENTRY> next_packet(minimio::Port& port) {
  std::array<OVERLAPPED_ENTRY, 1> packets;
  const auto count = port.wait(packets, std::chrono::milliseconds(200));
  if (!count || *count == 0) return std::nullopt;
  return packets[0];
}
