// A server that does exactly what a test tells it, right or wrong. It blocks,
// on threads of its own.
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "sockets.hpp"

// One connection, seen from the server.
class Peer {
 public:
  Peer(Socket socket, int number)
      : number_(number), socket_(std::move(socket)) {}

  // The first connection is number 1.
  int number() const { return number_; }

  // The next request, whole; empty if the client has closed.
  std::string read_request();

  // The same up to the empty line.
  std::string read_head();

  // Up to so many bytes; fewer only at the end.
  std::string read(std::size_t size);

  void wait_for_end() { (void)read(static_cast<std::size_t>(-1)); }

  // Throws std::system_error if the client has gone.
  void send(std::string_view bytes);
  void send_bytewise(std::string_view bytes);

  // Again and again, until the client has gone or so much was sent: how much.
  std::size_t flood(std::string_view bytes, std::size_t most);

  // Ends this direction only.
  void shut_down();

  void close();

  // Closes as a program does that is killed with something unread.
  void reset();

 private:
  friend class Server;
  void interrupt();

  const int number_;
  std::mutex mutex_;  // for closing
  Socket socket_;
  std::string unread_;
};

// Calls `serve` with each connection, on a thread for each. When it returns, or
// throws because the client has gone, the connection is closed.
class Server {
 public:
  using Serve = std::function<void(Peer&)>;

  explicit Server(Serve serve, int receive_buffer = 0);

  // Interrupts what still blocks, and waits for the threads.
  ~Server();

  // Answers each request with what `reply` makes of it, on connections that
  // stay open.
  static Serve replying(std::function<std::string(const std::string&)> reply);

  // Answers one request on each connection, and closes.
  static Serve replying_once(std::string reply);

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view target = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(target);
  }
  // The same, by a name that has to be looked up.
  std::string url_by_name() const {
    return "http://localhost:" + std::to_string(port_) + "/";
  }
  int connections() const { return connections_; }

 private:
  void accept_all();
  void run(Peer& peer);

  const Serve serve_;
  Socket listener_;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> is_ending_ = false;
  std::list<Peer> peers_;  // of the accepting thread, until it has ended
  std::list<std::thread> threads_;
  std::thread acceptor_;
};

// A listener that takes no more connections: one that is begun stays so.
// Whether systems keep to that differs.
class FullListener {
 public:
  FullListener();
  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_);
  }

 private:
  Socket listener_;
  std::uint16_t port_ = 0;
  std::list<Socket> clients_;
};

// A reply with that body and Content-Length. Headers end with "\r\n" each.
std::string reply(std::string_view body, std::string_view headers = "",
                  std::string_view status = "200 OK");

// The word of a request line: method, target, version.
std::string word_of(const std::string& request, int number);

// The value of a header, as it is written; "(none)" without one.
std::string header_of(const std::string& request, const std::string& name);
