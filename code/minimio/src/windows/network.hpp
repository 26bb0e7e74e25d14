// The system's headers for sockets, in the order that they insist on.
#pragma once

#include <winsock2.h>
#include <ws2tcpip.h>
// After those two.
#include <mswsock.h>

#include "minimio/handle.hpp"

namespace minimio {

inline SOCKET socket_of(NativeHandle handle) noexcept {
  return static_cast<SOCKET>(handle);
}

}  // namespace minimio
