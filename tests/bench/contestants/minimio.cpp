// minimio, level-triggered or, with BENCH_ONESHOT, one-shot.
#include "minimio/minimio.hpp"

#include <array>
#include <atomic>
#include <thread>

#include "../contestant.hpp"
#include "../sockets.hpp"

namespace bench {
namespace {

using minimio::Errc;
using minimio::Interests;
using minimio::Result;
using minimio::SocketAddress;
using minimio::TcpListener;
using minimio::TcpStream;
using minimio::Token;
using minimio::Trigger;

constexpr Trigger trigger = BENCH_ONESHOT ? Trigger::oneshot : Trigger::level;

template <class T>
T must(Result<T>&& result) {
  if (!result) fail(result.error().message().c_str());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

struct Loop {
  void add(minimio::Source& source, Token token, Interests interests) {
    must(registrator.register_source(source, token, interests, trigger));
  }
  void change(minimio::Source& source, Token token, Interests interests) {
    must(registrator.reregister(source, token, interests, trigger));
  }
  // Arms again what a one-shot event has disarmed.
  void again(minimio::Source& source, Token token, Interests interests) {
    if (trigger == Trigger::oneshot) change(source, token, interests);
  }

  template <class Handle>
  void wait(Handle handle) {
    must(poll.poll(events));
    for (const auto& event : events) handle(event.token());
  }

  minimio::Poll poll = must(minimio::Poll::create());
  minimio::Registrator registrator = poll.registrator();
  minimio::Events events{events_at_once};
};

class MinimioRelay : public Relay {
 public:
  explicit MinimioRelay(const Circuit& circuit) : circuit_(circuit) {
    streams_.reserve(circuit.sockets.size());
    for (const int socket : circuit.sockets) {
      streams_.push_back(must(TcpStream::adopt(socket)));
      loop_.add(streams_.back(), streams_.size() - 1, Interests::READABLE);
    }
  }

  void run(Progress& progress) override {
    std::array<std::byte, room_for_a_message> room;
    for (bool more = true; more;) {
      loop_.wait([&](Token at) {
        TcpStream& from = streams_[at];
        TcpStream& to = streams_[circuit_.way_on(at)];
        const std::size_t size = must(from.read(room));
        must(to.write(std::span(room).first(size)));
        loop_.again(from, at, Interests::READABLE);
        more = progress.step() && more;
      });
    }
  }

 private:
  const Circuit& circuit_;
  Loop loop_;
  std::vector<TcpStream> streams_;
};

// Connections to a listener of its own. A stream's token is its handle, and in
// the upper half what is awaited of it.
class Connections {
 public:
  Connections(Progress& progress, int at_once) : progress_(progress) {
    loop_.add(listener_, arriving << 32, Interests::READABLE);
    for (int i = 0; i < at_once; ++i) begin();
  }

  void run() {
    while (more_) {
      loop_.wait([&](Token token) {
        if (token >> 32 == arriving) return accept_all();
        auto& stream = streams_[token & 0xffffffff];
        switch (token >> 32) {
          case byte: return read_byte(stream);
          case connected: return write_byte(*stream);
          case end: return read_end(stream);
        }
      });
    }
  }

 private:
  enum Awaited : Token { arriving, byte, connected, end };
  using Place = std::optional<TcpStream>;

  static Token token(Awaited awaited, const TcpStream& stream) {
    return awaited << 32 | static_cast<Token>(stream.native_handle());
  }

  void keep(TcpStream stream, Awaited awaited, Interests interests) {
    const auto at = static_cast<std::size_t>(stream.native_handle());
    if (at >= streams_.size()) streams_.resize(at + 1);
    Place& place = streams_[at];
    place.emplace(std::move(stream));
    loop_.add(*place, token(awaited, *place), interests);
  }

  void begin() {
    keep(must(TcpStream::connect(address_)), connected, Interests::WRITABLE);
  }

  void accept_all() {
    for (;;) {
      auto stream = listener_.accept();
      if (!stream) {
        if (stream.error() != Errc::would_block) must(std::move(stream));
        break;
      }
      keep(std::move(*stream), byte, Interests::READABLE);
    }
    loop_.again(listener_, arriving << 32, Interests::READABLE);
  }

  void write_byte(TcpStream& stream) {
    must(stream.take_error());
    must(stream.write(minimio::bytes_of("x")));
    loop_.change(stream, token(end, stream), Interests::READABLE);
  }

  void read_byte(Place& stream) {
    std::array<std::byte, room_for_a_message> room;
    must(stream->read(room));
    stream.reset();
  }

  void read_end(Place& stream) {
    std::array<std::byte, room_for_a_message> room;
    if (must(stream->read(room)) != 0) fail("more than the end");
    stream.reset();
    more_ = progress_.step() && more_;
    if (more_) begin();
  }

  Progress& progress_;
  bool more_ = true;
  Loop loop_;
  TcpListener listener_ = must(TcpListener::bind(SocketAddress::loopback(0)));
  SocketAddress address_ = must(listener_.local_address());
  std::vector<Place> streams_;
};

}  // namespace

std::unique_ptr<Relay> make_relay(const Circuit& circuit) {
  return std::make_unique<MinimioRelay>(circuit);
}

void connections(Progress& progress, int at_once) {
  Connections(progress, at_once).run();
}

void wake_ups(Progress& progress) {
  Loop here;
  Loop there;
  const minimio::Waker to_here = must(here.registrator.waker(0));
  const minimio::Waker to_there = must(there.registrator.waker(0));
  std::atomic<bool> more = true;
  std::thread other([&] {
    stay_on_another_core();
    while (more) there.wait([&](Token) { must(to_here.wake()); });
  });
  must(to_there.wake());
  while (more) {
    here.wait([&](Token) {
      more = progress.step();
      must(to_there.wake());
    });
  }
  other.join();
}

std::string version() { return "minimio"; }

}  // namespace bench
