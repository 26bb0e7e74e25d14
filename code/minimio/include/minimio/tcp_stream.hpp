// TcpStream: a TCP connection that never makes its thread wait.
#pragma once

#include <cstddef>
#include <cstdint>

#include "minimio/buffers.hpp"
#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "minimio/source.hpp"

namespace minimio {

/// Which direction of a connection to shut.
enum class Shutdown : std::uint8_t { read, write, both };

/// One end of a TCP connection, or of an attempt at one. Non-blocking: what
/// cannot be done at once is Errc::would_block. Writing to a connection that is
/// gone is an error, never a signal. Belongs to one thread at a time.
class TcpStream : public Source {
 public:
  /// Starts to connect and returns at once. Register the stream as WRITABLE:
  /// when that event comes, the attempt has ended, and take_error() says how.
  /// Errors: std::errc::too_many_files_open; some kernels report an address
  /// that cannot be reached, or is refused, here already. connect(2)
  [[nodiscard]] static Result<TcpStream> connect(const SocketAddress& address);

  /// Takes over a connected socket, makes it non-blocking, and closes it in the
  /// end. The handle is closed even if this fails.
  [[nodiscard]] static Result<TcpStream> adopt(NativeHandle handle);

  /// Reads what is there, up to the room given. 0 bytes, with room for more
  /// than 0, are the end: the other side sends no more.
  /// Errors: Errc::would_block; std::errc::connection_reset,
  /// std::errc::not_connected while still connecting. recv(2)
  [[nodiscard]] Result<std::size_t> read(Buffer room);
  [[nodiscard]] Result<std::size_t> read(Buffers room);

  /// Writes as much as the kernel takes, which may be less than all: the rest
  /// is for after the next writable event.
  /// Errors: Errc::would_block; std::errc::connection_reset,
  /// std::errc::connection_aborted, std::errc::broken_pipe,
  /// std::errc::not_connected. send(2)
  [[nodiscard]] Result<std::size_t> write(ConstBuffer data);
  [[nodiscard]] Result<std::size_t> write(ConstBuffers data);

  /// Shuts one direction or both. After `write` the other side reads to the
  /// end, and may go on sending. Errors: std::errc::not_connected. shutdown(2)
  [[nodiscard]] Result<> shutdown(Shutdown direction);

  /// The error that the socket holds, which is success if it holds none; asking
  /// clears it. After a writable event it tells how connecting went.
  /// Errors: std::errc::connection_refused, std::errc::timed_out, … SO_ERROR
  [[nodiscard]] Result<> take_error();

  /// Our end of the connection. getsockname(2)
  [[nodiscard]] Result<SocketAddress> local_address() const;

  /// The other end. Errors: std::errc::not_connected. getpeername(2)
  [[nodiscard]] Result<SocketAddress> peer_address() const;

  /// Whether small writes are sent at once (true) or may be gathered first, for
  /// as long as earlier ones are unacknowledged (false, the default).
  /// TCP_NODELAY
  [[nodiscard]] Result<> set_no_delay(bool no_delay);

 private:
  friend class TcpListener;
  using Source::Source;
};

}  // namespace minimio
