// How Linux makes a socket: non-blocking and close-on-exec by flags, in one
// call. socket(2), accept4(2)
#include "new_socket.hpp"

#include <fcntl.h>

#include "network.hpp"
#include "socket_calls.hpp"
#include "system_call.hpp"

namespace minimio {
namespace {

constexpr int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;

Result<OwnedHandle> owned(Result<int> descriptor) {
  if (!descriptor) return std::unexpected(descriptor.error());
  return OwnedHandle(*descriptor);
}

}  // namespace

const int send_flags = MSG_NOSIGNAL;

Result<OwnedHandle> open_socket(const SocketAddress& address,
                                Transport transport) {
  const int family = address.is_v4() ? AF_INET : AF_INET6;
  const int type = transport == Transport::tcp ? SOCK_STREAM : SOCK_DGRAM;
  return owned(system_call([&] { return ::socket(family, type | flags, 0); }));
}

Result<> prepare_socket(NativeHandle handle) {
  const int descriptor = descriptor_of(handle);
  const int status = ::fcntl(descriptor, F_GETFL);
  if (status == -1 ||
      ::fcntl(descriptor, F_SETFL, status | O_NONBLOCK) == -1 ||
      ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == -1) {
    return failure();
  }
  return {};
}

Result<OwnedHandle> accept_socket(NativeHandle handle) {
  return owned(system_call([&] {
    return ::accept4(descriptor_of(handle), nullptr, nullptr, flags);
  }));
}

}  // namespace minimio
