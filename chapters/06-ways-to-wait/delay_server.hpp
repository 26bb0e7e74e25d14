// The delay server itself: one thread, one list of clients, and one call that
// waits for all of them.
//
//   socket, bind, listen, accept   a place to be called at, and the callers
//   poll                           waits for whoever stirs first
#pragma once

#include <list>
#include <vector>

#include "delay_connection.hpp"
#include "poll_sockets.hpp"

inline constexpr std::chrono::milliseconds rest_after_failure(100);

class Server {
 public:
  // Listens on 127.0.0.1, at any free port if `port` is 0.
  explicit Server(std::uint16_t port) : listener_(make_tcp_socket()) {
    const int on = 1;
#ifdef _WIN32
    // There SO_REUSEADDR would let us steal a port that is in use.
    constexpr int option = SO_EXCLUSIVEADDRUSE;
#else
    constexpr int option = SO_REUSEADDR;
#endif
    setsockopt(listener_.get(), SOL_SOCKET, option,
               reinterpret_cast<const char*>(&on), sizeof on);
    const sockaddr_in address = loopback(port);
    if (bind(listener_.get(), as_sockaddr(address), sizeof address) != 0 ||
        listen(listener_.get(), SOMAXCONN) != 0) {
      const int error = last_socket_error();
      throw_socket_error(error,
                         "cannot listen on 127.0.0.1:" + std::to_string(port));
    }
    set_nonblocking(listener_.get());
  }

  std::uint16_t port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
  }

  [[noreturn]] void serve() {
    for (;;) {
      wait();
      const auto now = Clock::now();
      for (std::size_t i = 0; i < polled_.size(); ++i) {
        handle(*polled_[i], entries_[i + 1].revents, now);
      }
      for (auto& client : clients_) check_deadline(client, now);
      std::erase_if(clients_, [](const Connection& client) {
        return client.state == State::done;
      });
      if (entries_[0].revents != 0) accept_clients(now);
    }
  }

 private:
  // Blocks until a socket is ready or a deadline has come.
  void wait() {
    const bool accepting = Clock::now() >= accept_from_;
    auto next = accepting ? Clock::time_point::max() : accept_from_;
    entries_.assign(
        1, {listener_.get(), static_cast<short>(accepting ? POLLIN : 0), 0});
    polled_.clear();
    for (auto& client : clients_) {
      next = std::min(next, client.deadline);
      // Nothing is read while an answer waits for its time: the kernel's
      // buffer fills, and the client feels it.
      if (client.state == State::delaying) continue;
      entries_.push_back(
          {client.socket.get(),
           static_cast<short>(client.state == State::writing ? POLLOUT
                                                             : POLLIN),
           0});
      polled_.push_back(&client);
    }
    poll_sockets(entries_, milliseconds_until(next));
  }

  static void handle(Connection& client, short ready, Clock::time_point now) {
    if (ready == 0) return;
    if (client.state == State::writing) {
      write_answer(client, now);
    } else {
      read_request(client, now);
    }
  }

  void accept_clients(Clock::time_point now) {
    for (;;) {
      Socket socket(accept(listener_.get(), nullptr, nullptr));
      if (!socket.is_open()) {
        const int error = last_socket_error();
        if (error == client_left_early) continue;
        // Out of descriptors, say: the listener stays ready, and to ask it
        // again at once would be a busy wait. Some clients will leave.
        if (!is_transient(error)) accept_from_ = now + rest_after_failure;
        return;
      }
      set_nonblocking(socket.get());
      clients_.emplace_back(std::move(socket)).listen_again(now);
    }
  }

  Socket listener_;
  Clock::time_point accept_from_{};
  std::list<Connection> clients_;
  std::vector<pollfd> entries_;      // the listener's, then one for each of …
  std::vector<Connection*> polled_;  // … these
};
