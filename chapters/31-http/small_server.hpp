// A server that does to each client what a program tells it. It blocks, on
// threads of its own, which is all right: it is not what we are looking at.
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <mininode/print.hpp>

#include "ask.hpp"

// One connection, seen from the server.
class Client {
 public:
  explicit Client(Socket socket) : socket_(std::move(socket)) {}

  // The next request, up to the empty line; empty if the client has gone.
  std::string read_request() {
    while (!unread_.contains("\r\n\r\n")) {
      char bytes[4096];
      const auto count = recv(socket_.get(), bytes, sizeof bytes, 0);
      if (count <= 0) return {};
      unread_.append(bytes, static_cast<std::size_t>(count));
    }
    const std::size_t end = unread_.find("\r\n\r\n") + 4;
    const std::string request = unread_.substr(0, end);
    unread_.erase(0, end);
    return request;
  }

  // Throws std::system_error if the client has gone.
  void send(std::string_view text) { send_all(socket_.get(), text); }

 private:
  Socket socket_;
  std::string unread_;
};

// Calls `serve` with each client, on a thread of that name. When it returns,
// the connection is closed. Ends when its clients have gone.
class SmallServer {
 public:
  using Serve = std::function<void(Client&)>;

  explicit SmallServer(Serve serve, std::string name = "server")
      : serve_(std::move(serve)), name_(std::move(name)) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (bind(listener_.get(), as_sockaddr(address), size) != 0 ||
        listen(listener_.get(), 16) != 0) {
      throw_socket_error("listen");
    }
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
  }
  // A connection of our own ends the accepting.
  ~SmallServer() {
    is_ending_ = true;
    const Socket last = make_tcp_socket();
    const sockaddr_in address = loopback(port_);
    connect(last.get(), as_sockaddr(address), sizeof address);
    thread_.join();
    for (std::thread& thread : threads_) thread.join();
  }

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view target = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(target);
  }
  int connections() const { return connections_; }

 private:
  void accept_all() {
    for (;;) {
      Socket socket(accept(listener_.get(), nullptr, nullptr));
      if (is_ending_) return;
      if (!socket.is_open()) continue;
      ++connections_;
      threads_.emplace_back(
          [this](Client client) { serve(client); }, Client(std::move(socket)));
    }
  }

  void serve(Client& client) {
    const mininode::ThreadName name(name_);
    try {
      serve_(client);
    } catch (const std::system_error&) {
      // the client has gone
    }
  }

  const Serve serve_;
  const std::string name_;
  const Socket listener_ = make_tcp_socket();
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> is_ending_ = false;
  std::list<std::thread> threads_;
  std::thread thread_;
};
