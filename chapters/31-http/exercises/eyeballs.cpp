// Several addresses, of which the first does not answer: each gets a head start
// before the next is tried, and the first that connects is taken.
#include <chrono>
#include <list>
#include <memory>
#include <string>
#include <utility>

#include <minimio/minimio.hpp>

#include <mininode/dns.hpp>
#include <mininode/mininode.hpp>

#include "small_server.hpp"

using namespace mininode;
using namespace std::chrono_literals;

namespace {

using Stream = minimio::TcpStream;

class Race : public std::enable_shared_from_this<Race> {
 public:
  Race(Dns::Addresses addresses, Callback<Result<Stream>> done)
      : addresses_(std::move(addresses)), done_(std::move(done)) {}

  // Begins with the next address, and with one more if nobody has connected by
  // then.
  void try_next() {
    timer_.clear();
    if (next_ == addresses_.size()) return end_if_all_failed();
    auto stream = Stream::connect(addresses_[next_++]);
    if (!stream) return try_after(stream.error());
    const auto one = tries_.emplace(tries_.end(), std::move(*stream));
    auto watch = Runtime::current().watch(
        one->stream, minimio::Interests::WRITABLE, "connect",
        [self = shared_from_this(), one](const minimio::Event&) {
          self->hear(one);
        });
    if (!watch) {
      tries_.erase(one);
      return try_after(watch.error());
    }
    one->watch = std::move(*watch);
    timer_ = set_timeout(head_start,
                         [self = shared_from_this()] { self->try_next(); });
  }

 private:
  static constexpr auto head_start = 100ms;

  struct Try {
    explicit Try(Stream connecting) : stream(std::move(connecting)) {}
    Stream stream;
    Watch watch;
  };

  void hear(std::list<Try>::iterator one) {
    one->watch.stop();
    if (auto connected = one->stream.take_error(); !connected) {
      tries_.erase(one);
      return try_after(connected.error());
    }
    Stream winner = std::move(one->stream);
    settle(std::move(winner));
  }

  // An error is no reason to wait for the head start to be over.
  void try_after(std::error_code error) {
    last_error_ = error;
    try_next();
  }

  void end_if_all_failed() {
    if (tries_.empty()) settle(std::unexpected(last_error_));
  }

  void settle(Result<Stream> result) {
    timer_.clear();
    tries_.clear();
    next_tick([done = std::move(done_), result = std::move(result)]() mutable {
      done(std::move(result));
    });
  }

  Dns::Addresses addresses_;
  Callback<Result<Stream>> done_;
  std::size_t next_ = 0;
  std::list<Try> tries_;
  Timer timer_;
  std::error_code last_error_ =
      make_error_code(std::errc::destination_address_required);
};

void connect(Dns::Addresses addresses, Callback<Result<Stream>> done) {
  std::make_shared<Race>(std::move(addresses), std::move(done))->try_next();
}

// Listens, and accepts nobody: when its queue is full, a client that tries to
// connect hears nothing. (On Windows it is refused.)
class Deaf {
 public:
  Deaf() {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(listener_.get(), as_sockaddr(address), size);
    listen(listener_.get(), 0);
    getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    for (int i = 0; i < 8; ++i) {
      const Socket& client = clients_.emplace_back(make_tcp_socket());
      set_nonblocking(client.get());
      ::connect(client.get(), as_sockaddr(address), sizeof address);
    }
  }
  std::uint16_t port() const { return port_; }

 private:
  Socket listener_ = make_tcp_socket();
  std::uint16_t port_ = 0;
  std::list<Socket> clients_;
};

}  // namespace

int main() {
  const Deaf deaf;
  const SmallServer server([](Client& client) { client.read_request(); });
  const auto deaf_address = minimio::SocketAddress::loopback(deaf.port());
  const auto address = minimio::SocketAddress::loopback(server.port());
  return run([&] {
    const auto start = Timers::Clock::now();
    connect({deaf_address, address}, [start](Result<Stream> stream) {
      const auto time = Timers::Clock::now() - start;
      print(stream ? "connected" : stream.error().message());
      print(time < 1s ? "in less than a second" : "too late");
    });
    // Port 1 is for a protocol that has died out: nobody listens there.
    connect({minimio::SocketAddress::loopback(1)}, [](Result<Stream> stream) {
      print(stream ? "what?" : "nobody there");
    });
  });
}
