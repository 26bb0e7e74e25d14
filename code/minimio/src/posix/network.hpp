// The system's headers for sockets, and what Windows calls by other names.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "minimio/handle.hpp"

namespace minimio {

inline int descriptor_of(NativeHandle handle) noexcept {
  return static_cast<int>(handle);
}

}  // namespace minimio
