// The five replies on Windows, by readiness: receives of zero bytes.
//
// A receive that has room for nothing is done when there is something to
// receive. It lends the kernel no buffer; what has come is then taken with an
// ordinary, non-blocking recv().
#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>

#include "ask.hpp"
#include "completion_port.hpp"

using Clock = std::chrono::steady_clock;

namespace {

// Only `overlapped` is the kernel's while a receive is under way (`lent`).
struct Conversation {
  OVERLAPPED overlapped{};
  bool lent = false;
  Socket socket;
  std::string reply;
};

// Asks to be told when the socket can be read.
void ask_when_readable(Conversation& conversation) {
  WSABUF nothing{0, nullptr};
  DWORD flags = 0;
  conversation.overlapped = {};
  if (WSARecv(conversation.socket.get(), &nothing, 1, nullptr, &flags,
              &conversation.overlapped, nullptr) != 0 &&
      last_socket_error() != WSA_IO_PENDING) {
    throw_socket_error("WSARecv");
  }
  conversation.lent = true;
}

// Takes what is there, as on epoll. True: the server has closed its end.
bool receive(Conversation& conversation) {
  char bytes[256];
  for (;;) {
    const int count =
        recv(conversation.socket.get(), bytes, sizeof bytes, 0);
    if (count == 0) return true;
    if (count > 0) {
      conversation.reply.append(bytes, static_cast<std::size_t>(count));
    } else if (last_socket_error() == socket_would_block) {
      return false;
    } else {
      throw_socket_error("recv");
    }
  }
}

long long ms_since(Clock::time_point start) {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start).count();
}

class Replies {
 public:
  explicit Replies(CompletionPort& port) : port_(port) {}
  Replies(const Replies&) = delete;
  Replies& operator=(const Replies&) = delete;
  ~Replies() { take_everything_back(); }

  void ask_five() {
    const auto server = delay_server_port();
    for (int i = 1; i <= 5; ++i) {
      const int delay_ms = (6 - i) * 100;
      const auto token = static_cast<ULONG_PTR>(i);
      auto& asked = open_[token] = std::make_unique<Conversation>();
      asked->socket = ask(server, delay_ms, "reply " + std::to_string(i));
      set_nonblocking(asked->socket.get());
      port_.associate(asked->socket, token);
      ask_when_readable(*asked);
      std::cout << i << ": asked, due after " << delay_ms << " ms\n";
    }
    std::cout << "waiting for " << open_.size() << " replies" << std::endl;
  }

  void wait_for_all(Clock::time_point start) {
    while (!open_.empty()) {
      const ULONG_PTR token = port_.wait().value().lpCompletionKey;
      Conversation& conversation = *open_.at(token);
      conversation.lent = false;
      if (!receive(conversation)) {
        ask_when_readable(conversation);
        continue;
      }
      std::cout << "after " << ms_since(start) << " ms: token " << token
                << ", \"" << text_of(conversation.reply) << "\"\n";
      open_.erase(token);
    }
  }

 private:
  // After an error: what the kernel still holds must come back first.
  void take_everything_back() {
    for (const auto& [token, conversation] : open_) {
      if (!conversation->lent) continue;
      CancelIoEx(reinterpret_cast<HANDLE>(conversation->socket.get()),
                 &conversation->overlapped);
    }
    while (std::ranges::any_of(
        open_, [](const auto& entry) { return entry.second->lent; })) {
      open_.at(port_.wait().value().lpCompletionKey)->lent = false;
    }
  }

  CompletionPort& port_;
  std::map<ULONG_PTR, std::unique_ptr<Conversation>> open_;
};

}  // namespace

int main() try {
  CompletionPort port;
  const auto start = Clock::now();
  Replies replies(port);
  replies.ask_five();
  replies.wait_for_all(start);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
