// WSAIoctl: SIO_UDP_CONNRESET, SIO_BASE_HANDLE, SIO_BSP_HANDLE_POLL
#include "socket_control.hpp"

#include "system_call.hpp"

namespace minimio {
namespace {

Result<SOCKET> ask_for_socket(SOCKET socket, DWORD question) {
  SOCKET answer = INVALID_SOCKET;
  DWORD size = 0;
  auto asked = socket_call_succeeds([&] {
    return ::WSAIoctl(socket, question, nullptr, 0, &answer, sizeof answer,
                      &size, nullptr, nullptr);
  });
  if (!asked) return std::unexpected(asked.error());
  return answer;
}

}  // namespace

Result<> report_unreachable(NativeHandle handle, bool on) {
  BOOL value = on ? TRUE : FALSE;
  DWORD size = 0;
  return socket_call_succeeds([&] {
    return ::WSAIoctl(socket_of(handle), SIO_UDP_CONNRESET, &value,
                      sizeof value, nullptr, 0, &size, nullptr, nullptr);
  });
}

// Some providers answer SIO_BASE_HANDLE with an error, though they must not.
// SIO_BSP_HANDLE_POLL they let through, one layer at a time.
Result<SOCKET> base_socket(NativeHandle handle) {
  SOCKET socket = socket_of(handle);
  for (;;) {
    const auto base = ask_for_socket(socket, SIO_BASE_HANDLE);
    if (base || base.error() == std::errc::not_a_socket) return base;
    const auto below = ask_for_socket(socket, SIO_BSP_HANDLE_POLL);
    if (!below || *below == socket) return base;
    socket = *below;
  }
}

}  // namespace minimio
