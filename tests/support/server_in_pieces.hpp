// A server whose replies come in pieces, to see whether a program can put them
// together: on loopback the delay server's replies are nearly always whole.
#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "ask.hpp"

namespace support {

// Answers five questions, the last one first, and each in three pieces: the
// head, the text, and the end.
class ServerInPieces {
 public:
  ServerInPieces() : listener_(make_tcp_socket()) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(listener_.get(), as_sockaddr(address), size);
    listen(listener_.get(), 5);
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~ServerInPieces() { thread_.join(); }
  std::string port() const { return port_; }

 private:
  void serve() const {
    std::vector<Socket> clients;
    for (int i = 0; i < 5; ++i) {
      clients.emplace_back(accept(listener_.get(), nullptr, nullptr));
    }
    for (int i = 5; i >= 1; --i) {
      const std::string pieces[] = {
          "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n",
          "reply " + std::to_string(i)};
      const Socket client = std::move(clients[static_cast<std::size_t>(i - 1)]);
      for (const std::string& piece : pieces) {
        send_all(client.get(), piece);
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
      }
      char question[512];  // read, or closing would be a reset
      recv(client.get(), question, sizeof question, 0);
    }
  }

  Socket listener_;
  std::string port_;
  std::thread thread_;
};

}  // namespace support
