// What the POSIX systems do not agree on: see new_socket.cpp of each kernel.
#pragma once

namespace minimio {

// What every send is told, so that it does not raise SIGPIPE.
extern const int send_flags;

}  // namespace minimio
