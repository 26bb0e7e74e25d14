// asio, without Boost: asynchronous operations with handlers.
//
// Each context is told that one thread runs it; others may still post to it.
#include <array>
#include <asio.hpp>
#include <thread>

#include "../contestant.hpp"
#include "../sockets.hpp"

namespace bench {
namespace {

using asio::error_code;
using asio::generic::stream_protocol;
using asio::ip::tcp;

void check(const error_code& error) {
  if (error) fail(error.message().c_str());
}

// A read that is under way needs a buffer of its own. (Waiting with async_wait
// and reading then needs none; it was a little slower.)
class AsioRelay : public Relay {
 public:
  explicit AsioRelay(const Circuit& circuit)
      : circuit_(circuit), rooms_(circuit.sockets.size()) {
    const stream_protocol protocol(
        circuit.transport == Circuit::Transport::tcp ? AF_INET : AF_UNIX, 0);
    ends_.reserve(circuit.sockets.size());
    for (const int socket : circuit.sockets) {
      ends_.emplace_back(context_);
      ends_.back().assign(protocol, socket);
    }
    for (std::size_t at = 0; at < ends_.size(); ++at) await(at);
  }

  void run(Progress& progress) override {
    progress_ = &progress;
    context_.run();
  }

 private:
  void await(std::size_t at) {
    ends_[at].async_read_some(asio::buffer(rooms_[at]),
                              [this, at](error_code error, std::size_t size) {
                                check(error);
                                pass_on(at, size);
                              });
  }

  void pass_on(std::size_t at, std::size_t size) {
    error_code error;
    ends_[circuit_.way_on(at)].write_some(asio::buffer(rooms_[at], size),
                                          error);
    check(error);
    if (!progress_->step()) context_.stop();
    await(at);
  }

  const Circuit& circuit_;
  Progress* progress_ = nullptr;
  std::vector<std::array<char, room_for_a_message>> rooms_;
  asio::io_context context_{1};
  std::vector<stream_protocol::socket> ends_;
};

// One of the two ends of a connection, which lives for as long as an operation
// of it is under way.
struct End {
  explicit End(asio::io_context& context) : socket(context) {}
  explicit End(tcp::socket accepted) : socket(std::move(accepted)) {}

  tcp::socket socket;
  std::array<char, room_for_a_message> room;
};

class Connections {
 public:
  Connections(Progress& progress, int at_once) : progress_(progress) {
    accept();
    for (int i = 0; i < at_once; ++i) begin();
  }

  void run() { context_.run(); }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      check(error);
      auto end = std::make_unique<End>(std::move(socket));
      auto& at = *end;
      at.socket.async_read_some(
          asio::buffer(at.room),
          [end = std::move(end)](error_code failed, std::size_t) {
            check(failed);
          });
      accept();
    });
  }

  void begin() {
    auto end = std::make_unique<End>(context_);
    auto& at = *end;
    at.socket.async_connect(
        acceptor_.local_endpoint(),
        [this, end = std::move(end)](error_code error) mutable {
          check(error);
          asio::write(end->socket, asio::buffer("x", 1), error);
          check(error);
          read_end(std::move(end));
        });
  }

  void read_end(std::unique_ptr<End> end) {
    auto& at = *end;
    at.socket.async_read_some(
        asio::buffer(at.room),
        [this, end = std::move(end)](error_code error, std::size_t) mutable {
          if (error != asio::error::eof) fail("more than the end");
          end.reset();
          if (!progress_.step()) return context_.stop();
          begin();
        });
  }

  Progress& progress_;
  asio::io_context context_{1};
  tcp::acceptor acceptor_{
      context_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
};

}  // namespace

std::unique_ptr<Relay> make_relay(const Circuit& circuit) {
  return std::make_unique<AsioRelay>(circuit);
}

void connections(Progress& progress, int at_once) {
  Connections(progress, at_once).run();
}

void wake_ups(Progress& progress) {
  asio::io_context here(1);
  asio::io_context there(1);
  const auto stay_here = asio::make_work_guard(here);
  const auto stay_there = asio::make_work_guard(there);
  struct Ball {
    void operator()() const {
      if (at_home && !progress.step()) {
        here.stop();
        there.stop();
        return;
      }
      asio::post(at_home ? there : here, Ball{progress, here, there, !at_home});
    }
    Progress& progress;
    asio::io_context& here;
    asio::io_context& there;
    bool at_home;
  };
  std::thread other([&] {
    stay_on_another_core();
    there.run();
  });
  asio::post(there, Ball{progress, here, there, false});
  here.run();
  other.join();
}

std::string version() {
  return "asio " + std::to_string(ASIO_VERSION / 100000) + "." +
         std::to_string(ASIO_VERSION / 100 % 1000) + "." +
         std::to_string(ASIO_VERSION % 100);
}

}  // namespace bench
