// How a descriptor is closed. close(2)
#include "minimio/handle.hpp"

#include <unistd.h>

namespace minimio {

// Not repeated after EINTR: on Linux, macOS and FreeBSD the number is free by
// then, and may belong to somebody else already.
void OwnedHandle::close() noexcept {
  if (handle_ != no_handle) ::close(static_cast<int>(release()));
}

}  // namespace minimio
