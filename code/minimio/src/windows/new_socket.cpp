// How Windows makes a socket. WSAStartup, WSASocketW, accept, ioctlsocket,
// SetHandleInformation
#include "network.hpp"
#include "socket_calls.hpp"
#include "socket_control.hpp"
#include "system_call.hpp"

namespace minimio {
namespace {

// Winsock has to be started once, before its first socket. It is never ended:
// nobody knows which socket of the program will be the last.
Result<> start_winsock() {
  static const int error = [] {
    WSADATA data;
    return ::WSAStartup(0x0202, &data);
  }();
  if (error != 0) return failure(static_cast<DWORD>(error));
  return {};
}

Result<> make_non_blocking(NativeHandle handle) {
  u_long on = 1;
  return socket_call_succeeds([&] {
    return ::ioctlsocket(socket_of(handle), static_cast<long>(FIONBIO), &on);
  });
}

Result<OwnedHandle> new_socket(int family, Transport transport) {
  const int type = transport == Transport::tcp ? SOCK_STREAM : SOCK_DGRAM;
  auto socket = socket_call([&] {
    return ::WSASocketW(family, type, 0, nullptr, 0,
                        WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
  });
  if (!socket) return std::unexpected(socket.error());
  return OwnedHandle(static_cast<NativeHandle>(*socket));
}

}  // namespace

Result<OwnedHandle> open_socket(const SocketAddress& address,
                                Transport transport) {
  if (auto started = start_winsock(); !started) {
    return std::unexpected(started.error());
  }
  auto socket = new_socket(address.is_v4() ? AF_INET : AF_INET6, transport);
  if (!socket) return socket;
  auto ready = make_non_blocking(socket->get());
  if (ready && transport == Transport::udp) {
    ready = report_unreachable(socket->get(), false);
  }
  if (!ready) return std::unexpected(ready.error());
  return socket;
}

Result<> prepare_socket(NativeHandle handle) {
  auto kept = system_call_succeeds([&] {
    return ::SetHandleInformation(reinterpret_cast<HANDLE>(handle),
                                  HANDLE_FLAG_INHERIT, 0);
  });
  if (!kept) return kept;
  return make_non_blocking(handle);
}

// A connection that went while it waited: Windows calls it reset, where POSIX
// says aborted. To the listener it is no more than a reason to go on.
Result<OwnedHandle> accept_socket(NativeHandle handle) {
  auto accepted = socket_call(
      [&] { return ::accept(socket_of(handle), nullptr, nullptr); });
  if (!accepted) {
    if (accepted.error() == std::errc::connection_reset) {
      return failure(WSAECONNABORTED);
    }
    return std::unexpected(accepted.error());
  }
  OwnedHandle socket(static_cast<NativeHandle>(*accepted));
  if (auto prepared = prepare_socket(socket.get()); !prepared) {
    return std::unexpected(prepared.error());
  }
  return socket;
}

}  // namespace minimio
