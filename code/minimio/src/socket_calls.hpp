// The calls on sockets that the library makes, each wrapped once.
//
// Under one set of names for all systems: src/posix/ and src/windows/ have the
// same functions. Nothing beyond them sees errno or WSAGetLastError.
#pragma once

#include <cstddef>

#include "minimio/buffers.hpp"
#include "minimio/handle.hpp"
#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "minimio/tcp_stream.hpp"
#include "minimio/udp_socket.hpp"

namespace minimio {

enum class Transport { tcp, udp };

enum class SocketOption { no_delay, broadcast, v6_only, reuse_address };

// A new socket for addresses such as `address`: non-blocking, not inherited by
// programs that this one starts, and never a cause of SIGPIPE.
Result<OwnedHandle> open_socket(const SocketAddress& address, Transport);

// Makes a socket that came from elsewhere like that.
Result<> prepare_socket(NativeHandle);

Result<> bind_socket(NativeHandle, const SocketAddress&);
Result<> listen_on_socket(NativeHandle, int backlog);
Result<OwnedHandle> accept_socket(NativeHandle);

// An attempt that goes on in the background is success.
Result<> connect_socket(NativeHandle, const SocketAddress&);

Result<std::size_t> receive(NativeHandle, Buffer);
Result<std::size_t> receive(NativeHandle, Buffers);
Result<std::size_t> send(NativeHandle, ConstBuffer);
Result<std::size_t> send(NativeHandle, ConstBuffers);
Result<std::size_t> send_to(NativeHandle, ConstBuffer, const SocketAddress&);
Result<Datagram> receive_datagram(NativeHandle, Buffer);

Result<> shut_down_socket(NativeHandle, Shutdown);
Result<> take_socket_error(NativeHandle);
Result<SocketAddress> local_address_of(NativeHandle);
Result<SocketAddress> peer_address_of(NativeHandle);
Result<> set_socket_option(NativeHandle, SocketOption, bool);

}  // namespace minimio
