// The delay server: an HTTP server that takes its time.
//
//   GET /delay/300/hello     is answered with "hello" after 300 milliseconds
//
// Every chapter needs something to wait for, and the internet is a bad
// laboratory: services move, and their delays are not ours to choose. This
// server listens on 127.0.0.1 only, serves any number of connections from one
// thread, and waits for all of them with a single call of poll(), or of
// WSAPoll(), its twin on Windows.
//
//   06_delay_server [--port N]      serve until killed; print the port
//   06_delay_server -- COMMAND…     serve while COMMAND runs, with the port in
//                                   its environment as DELAY_SERVER_PORT
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "request.hpp"
#include "run_command.hpp"
#include "sockets.hpp"

#ifndef _WIN32
#include <sys/resource.h>
#endif

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_head = 8 * 1024;
constexpr auto longest_silence = 60s;
constexpr auto longest_farewell = 1s;

// One client: reading a request, waiting for its time, writing the answer, or
// after the last answer reading what nobody wanted: to close with unread input
// would reset the connection, and take the answer back from the client.
struct Connection {
  enum class State { reading, delaying, writing, draining, done };

  explicit Connection(Socket accepted) : socket(std::move(accepted)) {}

  Socket socket;
  State state = State::reading;
  Clock::time_point deadline{};  // of the silence, or of the delay
  std::string input;             // read, and not yet understood
  std::string output;            // to be written, and not yet accepted
  bool keep_alive = true;

  void listen_again(Clock::time_point now) {
    state = State::reading;
    deadline = now + longest_silence;
  }
};

using State = Connection::State;

// If a whole request head has arrived, decides the answer and its time.
void understand(Connection& client, Clock::time_point now) {
  const auto end = client.input.find("\r\n\r\n");
  if (end == std::string::npos && client.input.size() < longest_head) return;
  const Answer answer =
      end == std::string::npos || end >= longest_head
          ? refuse(431, "A request head may have 8 KiB at the most.")
          : answer_request(std::string_view(client.input).substr(0, end));
  client.input.erase(0, end == std::string::npos ? end : end + 4);
  client.output = to_bytes(answer);
  client.keep_alive = answer.keep_alive;
  client.deadline = now + answer.delay;
  client.state = State::delaying;
}

bool is_transient(int error) {
  return error == socket_would_block || error == socket_interrupted;
}

void read_request(Connection& client, Clock::time_point now) {
  char bytes[4096];
  const auto count = recv(client.socket.get(), bytes, sizeof bytes, 0);
  if (count > 0 && client.state == State::draining) return;
  if (count > 0) {
    client.input.append(bytes, static_cast<std::size_t>(count));
    understand(client, now);
  } else if (count == 0 || !is_transient(last_socket_error())) {
    client.state = State::done;  // gone, or never going to finish its head
  }
}

void write_answer(Connection& client, Clock::time_point now) {
#ifdef MSG_NOSIGNAL
  constexpr int flags = MSG_NOSIGNAL;
#else
  constexpr int flags = 0;
#endif
#ifdef _WIN32
  const int size = static_cast<int>(client.output.size());
#else
  const std::size_t size = client.output.size();
#endif
  const auto count =
      send(client.socket.get(), client.output.data(), size, flags);
  if (count < 0) {
    if (!is_transient(last_socket_error())) client.state = State::done;
    return;
  }
  client.output.erase(0, static_cast<std::size_t>(count));
  if (!client.output.empty()) return;
  if (!client.keep_alive) {
    shutdown(client.socket.get(), end_of_writing);
    client.state = State::draining;
    client.deadline = now + longest_farewell;
    return;
  }
  client.listen_again(now);
  understand(client, now);  // the next request may have come with this one
}

// What the connection is doing has an end of its own: look whether it came.
void check_deadline(Connection& client, Clock::time_point now) {
  if (now < client.deadline) return;
  if (client.state == State::delaying) {
    client.state = State::writing;
    client.deadline = now + longest_silence;
    write_answer(client, now);
  } else {
    client.state = State::done;
  }
}

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
#ifdef _WIN32
    const int count = WSAPoll(entries_.data(),
                              static_cast<ULONG>(entries_.size()),
                              milliseconds_until(next));
#else
    const int count =
        poll(entries_.data(), static_cast<nfds_t>(entries_.size()),
             milliseconds_until(next));
#endif
    if (count < 0) {
      if (last_socket_error() != socket_interrupted) throw_socket_error("poll");
      for (auto& entry : entries_) entry.revents = 0;
    }
  }

  // Rounded up: a server that answers early is not a delay server.
  static int milliseconds_until(Clock::time_point time) {
    if (time == Clock::time_point::max()) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        time - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
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
        if (!is_transient(error)) accept_from_ = now + 100ms;
        return;
      }
      set_nonblocking(socket.get());
      clients_.emplace_back(std::move(socket)).listen_again(now);
    }
  }

  Socket listener_;
  Clock::time_point accept_from_{};
  std::list<Connection> clients_;
  std::vector<pollfd> entries_;       // the listener's, then one for each of …
  std::vector<Connection*> polled_;   // … these
};

struct Options {
  std::uint16_t port = 0;
  std::vector<std::string> command;
};

std::optional<Options> parse(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--" && i + 1 < words.size()) {
      options.command.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             words.end());
      return options;
    }
    if (words[i] != "--port" || ++i == words.size()) return {};
    const auto& digits = words[i];
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), options.port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  }
  return options;
}

// A thousand clients are a thousand descriptors; many systems start a program
// with a limit of 1,024 or 256 that it may raise by itself. A higher one stays.
void raise_descriptor_limit() {
#ifndef _WIN32
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const auto wanted = std::min<rlim_t>(limit.rlim_max, 65'536);
  limit.rlim_cur = std::max(limit.rlim_cur, wanted);
  setrlimit(RLIMIT_NOFILE, &limit);
#endif
}

void publish_port(std::uint16_t port) {
  const std::string text = std::to_string(port);
#ifdef _WIN32
  _putenv_s("DELAY_SERVER_PORT", text.c_str());
#else
  setenv("DELAY_SERVER_PORT", text.c_str(), 1);
#endif
}

// Serves in another thread while the command runs. That thread has no end but
// the program's, and it uses `server`: so no way leads out of here.
[[noreturn]] void serve_while_running(Server& server,
                                      const std::vector<std::string>& command) {
  publish_port(server.port());
  std::thread([&server] { server.serve(); }).detach();
  int status = 1;
  try {
    status = run_command(command);
  } catch (const std::exception& error) {
    std::cerr << "delay server: " << error.what() << "\n";
  }
  std::cout.flush();
  std::_Exit(status);
}

}  // namespace

int main(int count, char** words) try {
  const auto options = parse({words + 1, words + count});
  if (!options) {
    std::cerr << "usage: 06_delay_server [--port N] [-- COMMAND…]\n";
    return 2;
  }
  raise_descriptor_limit();
  Server server(options->port);
  if (options->command.empty()) {
    std::cout << "listening on 127.0.0.1:" << server.port() << std::endl;
    server.serve();
  }
  serve_while_running(server, options->command);
} catch (const std::exception& error) {
  std::cerr << "delay server: " << error.what() << "\n";
  return 1;
}
