// The HTTP server that all contestants ask: raw epoll, one thread, on a core of
// its own if there is one. It prints its port, and ends when it is killed.
//
// It does no more than is needed to be asked: a request ends with an empty
// line, and the answer is always the same. And it does not sleep while somebody is
// connected: to be woken for each request costs those who ask more than all the
// rest, and who asks fast enough would not have to pay for it.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "../sockets.hpp"
#include "contestant.hpp"

namespace bench {
namespace {

const std::string& answer() {
  static const std::string text =
      "HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: text/plain\r\n"
      "Content-Length: " + std::to_string(body_size) + "\r\n\r\n" +
      std::string(body_size, 'x');
  return text;
}

class Server {
 public:
  Server() {
    watch(door_);
    std::cout << port_of(door_) << std::endl;
  }

  [[noreturn]] void run() {
    std::array<epoll_event, 256> ready;
    for (;;) {
      const int timeout = has_own_core_ && connections_ > 0 ? 0 : -1;
      const int count =
          epoll_wait(queue_, ready.data(), ready.size(), timeout);
      if (count < 0 && errno != EINTR) fail_at("epoll_wait");
      for (int i = 0; i < count; ++i) {
        const int socket = ready[static_cast<std::size_t>(i)].data.fd;
        socket == door_ ? welcome() : serve(socket);
      }
    }
  }

 private:
  void watch(int socket) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    must(epoll_ctl(queue_, EPOLL_CTL_ADD, socket, &event), "epoll_ctl");
  }

  void welcome() {
    const int socket =
        accept4(door_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) return;
    ++connections_;
    set_no_delay(socket);
    unfinished_.resize(
        std::max(unfinished_.size(), static_cast<std::size_t>(socket) + 1));
    unfinished_[static_cast<std::size_t>(socket)].clear();
    watch(socket);
  }

  void serve(int socket) {
    std::array<char, room_for_a_message> room;
    const auto size = recv(socket, room.data(), room.size(), 0);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) {
      close(socket);
      --connections_;
      return;
    }
    std::string& text = unfinished_[static_cast<std::size_t>(socket)];
    text.append(room.data(), static_cast<std::size_t>(size));
    for (;;) {
      const std::size_t end = text.find("\r\n\r\n");
      if (end == text.npos) return;
      text.erase(0, end + 4);
      send(socket, answer().data(), answer().size(), MSG_NOSIGNAL);
    }
  }

  const bool has_own_core_ = core_count() > 1;
  int connections_ = 0;
  int queue_ = static_cast<int>(must(epoll_create1(EPOLL_CLOEXEC), "epoll"));
  int door_ = listener();
  std::vector<std::string> unfinished_;  // by socket
};

}  // namespace
}  // namespace bench

int main() {
  bench::stay_on_last_core();
  bench::Server().run();
}
