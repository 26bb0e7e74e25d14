// Afd: the driver beneath Winsock, asked to say when a socket is ready.
//
// The request is the one that select and WSAPoll are made of. Sent directly to
// the driver it need not wait: its answer is a packet in a completion
// port. Microsoft does not document it, but has kept it since Windows Vista at
// least: mio (and so most of Rust), wepoll (and so Java) and libuv's uv_poll_t
// rest on it. NtCreateFile, NtDeviceIoControlFile, NtCancelIoFileEx
#pragma once

#include "kernel_handle.hpp"
#include "lent.hpp"
#include "port.hpp"
#include "system_call.hpp"

namespace minimio {

// What can be asked of a socket, and answered.
inline constexpr ULONG AFD_POLL_RECEIVE = 0x001;
inline constexpr ULONG AFD_POLL_SEND = 0x004;
inline constexpr ULONG AFD_POLL_DISCONNECT = 0x008;    // the other side ended
inline constexpr ULONG AFD_POLL_ABORT = 0x010;         // ... or broke it off
inline constexpr ULONG AFD_POLL_LOCAL_CLOSE = 0x020;   // we have closed it
inline constexpr ULONG AFD_POLL_ACCEPT = 0x080;
inline constexpr ULONG AFD_POLL_CONNECT_FAIL = 0x100;

// One request and, in the same place, its answer, as the driver lays them out.
// The first member is the I/O manager's: how the operation ended.
struct AfdRequest {
  IO_STATUS_BLOCK outcome;
  LARGE_INTEGER timeout;
  ULONG number_of_sockets;
  ULONG exclusive;
  SOCKET socket;
  ULONG events;
  NTSTATUS socket_status;
};

class Afd {
 public:
  // A new way to the driver. Its answers go to `port`.
  static Result<Afd> open(Port& port);

  // Asks once whether `socket` has one of `events`, now or later. The answer
  // comes in `request`, which is lent until then. Its packet, which points to
  // `about`, comes even if the answer is there at once.
  Result<> poll(Lent<AfdRequest>& request, SOCKET socket, ULONG events,
                void* about);

  // Makes the answer come soon, without events if there are none.
  Result<> cancel(Lent<AfdRequest>& request);

 private:
  explicit Afd(KernelHandle handle) noexcept;

  KernelHandle handle_;
};

}  // namespace minimio
