// UdpSocket: datagrams, each of which comes whole or not at all.
#pragma once

#include <cstddef>

#include "minimio/buffers.hpp"
#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "minimio/source.hpp"

namespace minimio {

/// What was received: how many bytes, from where, and whether there were more
/// than there was room for. The rest is lost. An empty datagram has 0 bytes and
/// is not the end of anything.
struct Datagram {
  std::size_t size = 0;
  SocketAddress from;
  bool truncated = false;
};

/// A UDP socket, non-blocking. Belongs to one thread at a time.
class UdpSocket : public Source {
 public:
  /// A socket at `address`; port 0 takes a free one.
  /// Errors: std::errc::address_in_use and others, as TcpListener::bind.
  [[nodiscard]] static Result<UdpSocket> bind(const SocketAddress& address);

  /// Only exchange datagrams with `address` from now on. A port on which nobody
  /// listens may then show as std::errc::connection_refused (on Windows
  /// std::errc::connection_reset) in a later call. connect(2)
  [[nodiscard]] Result<> connect(const SocketAddress& address);

  /// Sends one datagram, whole. Errors: Errc::would_block,
  /// std::errc::message_size; send() without connect():
  /// std::errc::destination_address_required or std::errc::not_connected.
  [[nodiscard]] Result<std::size_t> send_to(ConstBuffer data,
                                            const SocketAddress& to);
  [[nodiscard]] Result<std::size_t> send(ConstBuffer data);

  /// Receives one datagram, from anybody, or from the peer when connected.
  /// Errors: Errc::would_block. recvfrom(2)
  [[nodiscard]] Result<Datagram> receive(Buffer room);

  /// Errors as for the calls of TcpStream of the same names.
  [[nodiscard]] Result<SocketAddress> local_address() const;
  [[nodiscard]] Result<SocketAddress> peer_address() const;
  [[nodiscard]] Result<> take_error();

  /// Allows sending to a broadcast address. SO_BROADCAST
  [[nodiscard]] Result<> set_broadcast(bool allowed);

 private:
  using Source::Source;
};

}  // namespace minimio
