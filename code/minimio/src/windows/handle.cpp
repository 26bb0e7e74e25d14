// How a socket is closed. closesocket
#include "minimio/handle.hpp"

#include "network.hpp"

namespace minimio {

void OwnedHandle::close() noexcept {
  if (handle_ != no_handle) ::closesocket(socket_of(release()));
}

}  // namespace minimio
