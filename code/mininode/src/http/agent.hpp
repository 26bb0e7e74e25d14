// Agent: connections that wait for their next request.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>

#include <minimio/minimio.hpp>

#include "mininode/timer.hpp"
#include "mininode/watch.hpp"

namespace mininode::Http {

// One for each runtime. A connection that is here is no reason for the loop to
// go on. It is closed when the server closes it or says something unasked, and
// when nobody has wanted it for some seconds.
class Agent {
 public:
  // The connection of that name that was used last.
  std::optional<minimio::TcpStream> take(const std::string& server);

  void keep(std::string server, minimio::TcpStream stream);

 private:
  struct Idle {
    std::string server;
    minimio::TcpStream stream;
    Watch watch = {};
    Timer timer = {};

    Idle(std::string name, minimio::TcpStream connection)
        : server(std::move(name)), stream(std::move(connection)) {}
    Idle(const Idle&) = delete;
    Idle& operator=(const Idle&) = delete;
    ~Idle() { timer.clear(); }
  };
  using Place = std::list<Idle>::iterator;

  std::list<Idle> idle_;  // whose entries stay where they are
};

}  // namespace mininode::Http
