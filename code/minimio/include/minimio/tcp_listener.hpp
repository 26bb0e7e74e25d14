// TcpListener: where connections arrive.
#pragma once

#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "minimio/source.hpp"
#include "minimio/tcp_stream.hpp"

namespace minimio {

/// A socket that listens. Belongs to one thread at a time.
class TcpListener : public Source {
 public:
  /// Listens on `address`; port 0 takes a free one, which local_address()
  /// tells. An IPv6 address means IPv6 alone, on every kernel. Up to `backlog`
  /// connections wait to be accepted; a kernel may round it.
  /// Errors: std::errc::address_in_use, std::errc::address_not_available,
  /// std::errc::permission_denied, std::errc::too_many_files_open. bind(2)
  [[nodiscard]] static Result<TcpListener> bind(const SocketAddress& address,
                                                int backlog = 1024);

  /// The next connection, non-blocking, registered nowhere. Its other end may
  /// be gone already: its reads say so.
  /// Errors: Errc::would_block; std::errc::connection_aborted: try again;
  /// std::errc::too_many_files_open: the connection stays, and goes on making
  /// the listener readable, so do not ask again before something is closed.
  /// (macOS drops the connection instead.) accept(2)
  [[nodiscard]] Result<TcpStream> accept();

  /// The address with the port that was chosen. getsockname(2)
  [[nodiscard]] Result<SocketAddress> local_address() const;

 private:
  using Source::Source;
};

}  // namespace minimio
