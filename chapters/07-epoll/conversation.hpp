// One question to the delay server and what has arrived of its answer.
//
// The socket is non-blocking: receive() takes what is there and returns, so
// that the thread is free to see to the other conversations.
#pragma once

#include <string>

#include "ask.hpp"

class Conversation {
 public:
  explicit Conversation(Socket socket) : socket_(std::move(socket)) {
    set_nonblocking(socket_.get());
  }

  SocketHandle socket() const { return socket_.get(); }
  std::string text() const { return text_of(reply_); }

  // Takes all that has arrived. True when the server has closed its end, and
  // the reply is as complete as it will ever be.
  bool receive() {
    char bytes[256];
    for (;;) {
      const auto count = recv(socket_.get(), bytes, sizeof bytes, 0);
      if (count == 0) return true;
      if (count > 0) {
        reply_.append(bytes, static_cast<std::size_t>(count));
      } else if (last_socket_error() == socket_would_block) {
        return false;  // no more for now
      } else if (last_socket_error() != socket_interrupted) {
        throw_socket_error("recv");
      }
    }
  }

 private:
  Socket socket_;
  std::string reply_;
};
