// How macOS and the BSDs make a socket. The flags of Linux are not everywhere,
// macOS has none of them, so each thing is set by a call of its own. socket(2),
// accept(2), fcntl(2)
#include "new_socket.hpp"

#include <fcntl.h>

#include "network.hpp"
#include "socket_calls.hpp"
#include "system_call.hpp"

namespace minimio {
namespace {

Result<> set_flags(int descriptor) {
  const int status = ::fcntl(descriptor, F_GETFL);
  if (status == -1 ||
      ::fcntl(descriptor, F_SETFL, status | O_NONBLOCK) == -1 ||
      ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == -1) {
    return failure();
  }
  return {};
}

}  // namespace

// Where there is SO_NOSIGPIPE (macOS, FreeBSD, NetBSD) a socket is told once;
// elsewhere each send is.
#ifdef SO_NOSIGPIPE
const int send_flags = 0;
#else
const int send_flags = MSG_NOSIGNAL;
#endif

Result<OwnedHandle> open_socket(const SocketAddress& address,
                                Transport transport) {
  const int family = address.is_v4() ? AF_INET : AF_INET6;
  const int type = transport == Transport::tcp ? SOCK_STREAM : SOCK_DGRAM;
  auto made = system_call([&] { return ::socket(family, type, 0); });
  if (!made) return std::unexpected(made.error());
  OwnedHandle socket(*made);
  if (auto prepared = prepare_socket(*made); !prepared) {
    return std::unexpected(prepared.error());
  }
  return socket;
}

Result<> prepare_socket(NativeHandle handle) {
#ifdef SO_NOSIGPIPE
  const int on = 1;
  if (::setsockopt(descriptor_of(handle), SOL_SOCKET, SO_NOSIGPIPE, &on,
                   sizeof on) == -1) {
    return failure();
  }
#endif
  return set_flags(descriptor_of(handle));
}

// SO_NOSIGPIPE comes with the listener. To set it again may fail: macOS sets no
// option of a socket that is shut in both directions, as one may be by now.
// (sosetoptlock, in bsd/kern/uipc_socket.c of its kernel)
Result<OwnedHandle> accept_socket(NativeHandle handle) {
  auto accepted = system_call(
      [&] { return ::accept(descriptor_of(handle), nullptr, nullptr); });
  if (!accepted) return std::unexpected(accepted.error());
  OwnedHandle socket(*accepted);
  if (auto set = set_flags(*accepted); !set) {
    return std::unexpected(set.error());
  }
  return socket;
}

}  // namespace minimio
