// What only Windows wants to be told, or asked, of a socket. WSAIoctl
#pragma once

#include "minimio/handle.hpp"
#include "minimio/result.hpp"
#include "network.hpp"

namespace minimio {

// Whether a datagram that found nobody at its destination makes a later
// receive fail. By default it does: one receiver that is gone is then an error
// for a server of many. On Linux only a connected socket hears of it.
Result<> report_unreachable(NativeHandle, bool on);

// The socket as the kernel knows it. Usually that is `handle` itself; but where
// a layered service provider comes between, such as a filter, it is not.
Result<SOCKET> base_socket(NativeHandle handle);

}  // namespace minimio
