// Agent: connections that wait for their next request.
#pragma once

#include <chrono>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include <minimio/minimio.hpp>

#include "mininode/timer.hpp"
#include "mininode/watch.hpp"

namespace mininode::Http {

// A stream, and what is awaited of it: it stays registered while it goes from
// one exchange to the next.
struct Connection {
  minimio::TcpStream stream;
  Watch watch = {};  // of the stream, so it ends before
  std::optional<minimio::Interests> awaited = {};
};

// One for each runtime. A connection that is here is no reason for the loop to
// go on. It is closed when the server closes it or says something unasked, and
// when nobody has wanted it for some seconds.
class Agent {
 public:
  Agent() = default;
  Agent(const Agent&) = delete;
  Agent& operator=(const Agent&) = delete;
  ~Agent() { timer_.clear(); }

  // The connection of that name that was used last, or null.
  std::unique_ptr<Connection> take(const std::string& server);

  // One on which the next thing to be heard is the answer to a new request.
  void keep(std::string server, std::unique_ptr<Connection> connection);

 private:
  using Clock = std::chrono::steady_clock;
  struct Idle {
    std::string server;
    std::unique_ptr<Connection> connection;
    Clock::time_point since;
  };
  using Place = std::list<Idle>::iterator;

  void close_expired();

  std::list<Idle> idle_;  // the last one in front; entries stay where they are
  Timer timer_;           // for the one at the back
  bool has_timer_ = false;
};

}  // namespace mininode::Http
