// minimio, as we wish it were: what it should be able to do, without a line of
// how. Our program compiles against this, and cannot be linked.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace minimio {

// ── Results ──────────────────────────────────────────────────────────────────

template <class T = void>
using Result = std::expected<T, std::error_code>;

// And more, as we meet them.
enum class Errc { poll_closed = 1, would_block };
std::error_code make_error_code(Errc error) noexcept;

// ── What happened ────────────────────────────────────────────────────────────

using Token = std::uint64_t;

class Interests {
 public:
  static const Interests READABLE;
  static const Interests WRITABLE;
  friend Interests operator|(Interests a, Interests b) noexcept;
};

class Event {
 public:
  Token token() const noexcept;
  bool is_readable() const noexcept;
  bool is_writable() const noexcept;
  // Anything else that a kernel lets slip, as hints.
};

class Events {
 public:
  explicit Events(std::size_t capacity);
  ~Events();
  const Event* begin() const noexcept;
  const Event* end() const noexcept;
};

// ── What can be waited for ───────────────────────────────────────────────────

class Source {
 public:
  bool is_registered() const noexcept;
};

class SocketAddress {
 public:
  static SocketAddress loopback(std::uint16_t port) noexcept;
  std::string to_string() const;
};

using Buffer = std::span<std::byte>;
using ConstBuffer = std::span<const std::byte>;
ConstBuffer bytes_of(std::string_view text) noexcept;

class TcpStream : public Source {
 public:
  static Result<TcpStream> connect(const SocketAddress& address);
  TcpStream(TcpStream&& other) noexcept;
  ~TcpStream();
  Result<std::size_t> read(Buffer room);
  Result<std::size_t> write(ConstBuffer data);
  Result<> take_error();
};

// ── The queue, in two halves ─────────────────────────────────────────────────

class Registrator {
 public:
  Registrator(const Registrator& other);
  ~Registrator();
  Result<> register_source(Source& source, Token token,
                           Interests interests) const;
  Result<> reregister(Source& source, Token token, Interests interests) const;
  Result<> deregister(Source& source) const;
  Result<> close_loop() const;
};

class Poll {
 public:
  static Result<Poll> create();
  Poll(Poll&& other) noexcept;
  ~Poll();
  Registrator registrator() const;
  Result<std::size_t> poll(
      Events& events,
      std::optional<std::chrono::nanoseconds> timeout = std::nullopt);
};

}  // namespace minimio

template <>
struct std::is_error_code_enum<minimio::Errc> : std::true_type {};
