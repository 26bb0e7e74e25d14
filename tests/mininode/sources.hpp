// Something that becomes ready when the test wants it to.
#pragma once

#include <array>
#include <span>

#include <minimio/minimio.hpp>

#include "support.hpp"

// A UDP socket, which is writable at once, and readable after send().
class Mailbox {
 public:
  minimio::Source& source() { return socket_; }

  void send() {
    auto sender = must(minimio::UdpSocket::bind(
        minimio::SocketAddress::loopback(0)));
    const std::array<std::byte, 1> letter{};
    (void)must(sender.send_to(letter, must(socket_.local_address())));
  }

  // Whether there was something.
  bool receive() {
    std::array<std::byte, 16> room;
    return socket_.receive(room).has_value();
  }

 private:
  minimio::UdpSocket socket_ = must(minimio::UdpSocket::bind(
      minimio::SocketAddress::loopback(0)));
};
