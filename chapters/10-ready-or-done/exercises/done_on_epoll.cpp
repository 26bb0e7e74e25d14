// Answer to the third exercise: a completion queue made of epoll.
//
// receive() borrows a buffer; wait() returns when one of the buffers has been
// filled. What a kernel would do while we sleep is done here by us, when epoll
// says that it will not block.
#include <sys/epoll.h>

#include <array>
#include <iostream>
#include <map>
#include <span>

#include "ask.hpp"

namespace {

struct Packet {
  std::uint64_t token;
  std::size_t bytes;  // 0: the peer has closed its half
};

class CompletionQueue {
 public:
  // `buffer` must not be touched until its packet has come. One receive for a
  // token at a time; the socket must be non-blocking.
  void receive(SocketHandle socket, std::span<char> buffer,
               std::uint64_t token) {
    pending_[token] = {socket, buffer};
    arm(socket, token);
  }

  Packet wait() {
    for (;;) {
      epoll_event ready{};
      const int count = epoll_wait(queue_.get(), &ready, 1, -1);
      if (count < 0 && errno != EINTR) throw_socket_error("epoll_wait");
      if (count != 1) continue;
      const std::uint64_t token = ready.data.u64;
      const Operation operation = pending_.at(token);
      const auto received = recv(operation.socket, operation.buffer.data(),
                                 operation.buffer.size(), 0);
      if (received >= 0) {
        pending_.erase(token);
        return {token, static_cast<std::size_t>(received)};
      }
      if (errno != EWOULDBLOCK && errno != EINTR) throw_socket_error("recv");
      arm(operation.socket, token);  // a false alarm: the operation goes on
    }
  }

 private:
  struct Operation {
    SocketHandle socket;
    std::span<char> buffer;
  };

  // One-shot: an event belongs to an operation. The first time it is an ADD.
  void arm(SocketHandle socket, std::uint64_t token) {
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLONESHOT;
    interest.data.u64 = token;
    if (epoll_ctl(queue_.get(), EPOLL_CTL_MOD, socket, &interest) == 0) return;
    if (errno != ENOENT || epoll_ctl(queue_.get(), EPOLL_CTL_ADD, socket,
                                     &interest) != 0) {
      throw_socket_error("epoll_ctl");
    }
  }

  Descriptor queue_{epoll_create1(EPOLL_CLOEXEC)};
  std::map<std::uint64_t, Operation> pending_;
};

}  // namespace

int main() try {
  struct Conversation {
    Socket socket;
    std::array<char, 64> buffer;
    std::string reply;
  };
  CompletionQueue queue;
  std::map<std::uint64_t, Conversation> open;
  for (std::uint64_t token = 1; token <= 3; ++token) {
    auto& asked = open[token];
    asked.socket = ask(delay_server_port(), static_cast<int>(4 - token) * 100,
                       "reply " + std::to_string(token));
    set_nonblocking(asked.socket.get());
    queue.receive(asked.socket.get(), asked.buffer, token);
  }
  while (!open.empty()) {
    const auto [token, bytes] = queue.wait();
    auto& [socket, buffer, reply] = open.at(token);
    reply.append(buffer.data(), bytes);
    if (bytes > 0) {
      queue.receive(socket.get(), buffer, token);
    } else {
      std::cout << text_of(reply) << "\n";
      open.erase(token);
    }
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
