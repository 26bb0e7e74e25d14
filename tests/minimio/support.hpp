// What the conformance list shares: a loop, connected streams, and waiting for
// a socket without the library, so that a test fails where the fault is.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "doctest.hpp"
#include "kernel.hpp"
#include "minimio/minimio.hpp"
#include "skip.hpp"
#include "sockets.hpp"
#include "waiting.hpp"

// Windows's headers still know the two kinds of pointers of 1985.
#undef near
#undef far

using namespace minimio;
using namespace std::chrono_literals;
using support::Clock;
using support::comes_true;
using support::error_of;
using support::must;
using support::patience;
using support::skip;

// Long enough for an event that should not be there to show itself.
inline constexpr auto a_while = 25ms;

// ---- Sockets, seen without the library.

inline SocketHandle socket_of(const Source& source) {
  return static_cast<SocketHandle>(source.native_handle());
}

// Whether the socket has one of the poll(2) events, within the time.
inline bool is_ready(const Source& source, short events,
                     std::chrono::milliseconds within = patience) {
  const int timeout = static_cast<int>(within.count());
#ifdef _WIN32
  WSAPOLLFD one{socket_of(source), events, 0};
  return WSAPoll(&one, 1, timeout) == 1;
#else
  pollfd one{socket_of(source), events, 0};
  return poll(&one, 1, timeout) == 1;
#endif
}

inline bool await_readable(const Source& source) {
  return is_ready(source, POLLIN);
}
inline bool await_writable(const Source& source) {
  return is_ready(source, POLLOUT);
}

struct Pair {
  TcpStream near;
  TcpStream far;
};

// The two ends of one connection, the far one accepted by `listener`.
inline Pair connected(TcpListener& listener) {
  auto near = must(TcpStream::connect(must(listener.local_address())));
  await_readable(listener);
  auto far = must(listener.accept());
  await_writable(near);
  return {std::move(near), std::move(far)};
}

inline Pair connected(
    const SocketAddress& at = SocketAddress::loopback(0)) {
  auto listener = must(TcpListener::bind(at));
  return connected(listener);
}

// Closes with a reset instead of an end.
inline void reset(TcpStream stream) {
  const linger at_once{1, 0};
  setsockopt(socket_of(stream), SOL_SOCKET, SO_LINGER,
             reinterpret_cast<const char*>(&at_once), sizeof at_once);
}

inline void send_text(TcpStream& stream, std::string_view text) {
  if (must(stream.write(bytes_of(text))) != text.size()) {
    throw std::runtime_error("the kernel did not take all of " +
                             std::string(text));
  }
}

// Reads until there are `size` bytes, or the end.
inline std::string receive_text(TcpStream& stream, std::size_t size) {
  std::string text(size, '\0');
  std::size_t filled = 0;
  while (filled < size && await_readable(stream)) {
    const auto count =
        must(stream.read(std::as_writable_bytes(std::span(text)).subspan(
            filled)));
    if (count == 0) break;
    filled += count;
  }
  text.resize(filled);
  return text;
}

// A read of up to 64 bytes: their number, or why there are none.
inline Result<std::size_t> read_some(TcpStream& stream) {
  std::array<std::byte, 64> room;
  return stream.read(room);
}

// Writes until the kernel takes no more: how many bytes it took.
inline std::size_t fill(TcpStream& stream) {
  static const std::vector<std::byte> block(64 * 1024);
  std::size_t total = 0;
  // Not until it is no more writable: Linux takes bytes into the last third of
  // its room, but does not call that writable.
  for (std::size_t before = 1; before != total;) {
    before = total;
    is_ready(stream, POLLOUT, a_while);
    while (auto written = stream.write(block)) total += *written;
  }
  return total;
}

// Reads that many bytes.
inline void drain(TcpStream& stream, std::size_t size) {
  std::vector<std::byte> room(64 * 1024);
  while (size > 0 && await_readable(stream)) {
    size -= must(stream.read(
        std::span(room).first(std::min(size, room.size()))));
  }
}

// An address at which nobody listens, nor will: its port is taken.
inline SocketAddress unused_address() {
  static const Socket held = [] {
    Socket socket = make_tcp_socket();
    const sockaddr_in any = loopback(0);
    if (bind(socket.get(), as_sockaddr(any), sizeof any) != 0) {
      throw_socket_error("bind");
    }
    return socket;
  }();
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(held.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return SocketAddress::loopback(ntohs(address.sin_port));
}

// ---- Loops.

struct Loop {
  explicit Loop(std::size_t capacity = 64) : events(capacity) {}

  // The next events. That none come in time ends the test.
  const Events& wait() {
    if (wait(patience).empty()) throw std::runtime_error("no event came");
    return events;
  }

  // The events of one poll that waits so long at the most.
  const Events& wait(std::chrono::nanoseconds timeout) {
    must(poll.poll(events, timeout));
    return events;
  }

  // The next event, which must be alone.
  Event one() {
    wait();
    REQUIRE(events.size() == 1);
    return events[0];
  }

  bool is_silent() { return wait(a_while).empty(); }

  Poll poll = must(Poll::create());
  Registrator registrator = poll.registrator();
  Events events;
};

// Waits on another thread, which has begun to do so when this returns.
// No std::latch: MinGW's libstdc++ 12 may sleep through its count_down().
inline std::future<std::vector<Event>> wait_elsewhere(Loop& loop) {
  std::promise<void> begun;
  auto has_begun = begun.get_future();
  auto result = std::async(
      std::launch::async, [&loop, begun = std::move(begun)]() mutable {
        begun.set_value();
        loop.wait();
        return std::vector<Event>(loop.events.begin(), loop.events.end());
      });
  has_begun.wait();
  return result;
}
