// A client's half of the delay server: ask a question, take the reply apart.
//
// ask() connects and sends while it blocks, which is what the raw-call
// chapters want: a socket on which a reply will arrive later. How to wait for
// that reply is their subject. The request says "Connection: close", so the
// reply is complete when the server closes its end.
#pragma once

#include <charconv>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sockets.hpp"

// The port of the delay server, from DELAY_SERVER_PORT.
inline std::uint16_t delay_server_port() {
  const char* text = std::getenv("DELAY_SERVER_PORT");
  if (text == nullptr) {
    throw std::runtime_error(
        "DELAY_SERVER_PORT is not set: run this as "
        "\"06_delay_server -- PROGRAM\"");
  }
  const std::string_view digits = text;
  std::uint16_t port = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || !port) {
    throw std::runtime_error("DELAY_SERVER_PORT is not a port: " +
                             std::string(digits));
  }
  return port;
}

// Sends all of `bytes`, however many calls that takes.
inline void send_all(SocketHandle socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = send_some(socket, bytes);
    if (sent < 0) {
      if (last_socket_error() == socket_interrupted) continue;
      throw_socket_error("send");
    }
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// `text` as it may stand in a URL: spaces are "%20" there.
inline std::string percent_encode(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (c == ' ' || c == '%') {
      encoded += c == ' ' ? "%20" : "%25";
    } else {
      encoded += c;
    }
  }
  return encoded;
}

// Connects to the delay server and asks for `text` after `delay_ms`
// milliseconds. The socket that comes back is blocking, and has the reply, or
// will have.
inline Socket ask(std::uint16_t port, int delay_ms, std::string_view text) {
  Socket socket = make_tcp_socket();
  const sockaddr_in address = loopback(port);
  if (connect(socket.get(), as_sockaddr(address), sizeof address) != 0) {
    const int error = last_socket_error();
    throw_socket_error(error,
                       "cannot connect to the delay server at 127.0.0.1:" +
                           std::to_string(port));
  }
  send_all(socket.get(), "GET /delay/" + std::to_string(delay_ms) + "/" +
                             percent_encode(text) +
                             " HTTP/1.1\r\n"
                             "Host: 127.0.0.1\r\n"
                             "Connection: close\r\n\r\n");
  return socket;
}

// The text in a complete reply. Throws if the reply was cut short or is not a
// "200 OK".
inline std::string text_of(std::string_view reply) {
  const auto blank_line = reply.find("\r\n\r\n");
  if (blank_line == reply.npos) {
    throw std::runtime_error(
        "the delay server closed before its reply was complete");
  }
  const auto head = reply.substr(0, blank_line);
  const auto body = reply.substr(blank_line + 4);
  if (!head.starts_with("HTTP/1.1 200 ")) {
    throw std::runtime_error("the delay server answered: " +
                             std::string(head.substr(0, head.find("\r\n"))));
  }
  constexpr std::string_view field = "\r\ncontent-length: ";
  const auto at = head.find(field);
  std::size_t length = 0;
  if (at != head.npos) {
    const auto digits = head.substr(at + field.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), length);
  }
  if (at == head.npos || body.size() != length) {
    throw std::runtime_error(
        "the delay server closed before its reply was complete");
  }
  return std::string(body);
}
