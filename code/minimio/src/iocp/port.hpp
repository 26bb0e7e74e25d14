// Port: a completion port, the queue in which the kernel and we put packets.
// CreateIoCompletionPort, PostQueuedCompletionStatus,
// GetQueuedCompletionStatusEx
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include "kernel_handle.hpp"
#include "minimio/result.hpp"

namespace minimio {

// What a packet is about: the key that it carries.
enum class PacketKind : ULONG_PTR {
  poll,  // a poll of a socket has ended; it points to a SocketPoll
  bell,  // somebody has rung; it points to a HungBell
};

class Port {
 public:
  static Result<Port> create();

  // From now on each operation on `file` ends with a packet of that kind.
  Result<> associate(HANDLE file, PacketKind kind) noexcept;

  // Puts a packet into the queue. Any thread.
  Result<> post(PacketKind kind, void* about) noexcept;

  // Waits until there are packets, or `left` is over, or a number of weeks has
  // passed: how many entries of `packets` were filled. 0 does not say that the
  // time is up. No `left` means for ever.
  Result<std::size_t> wait(std::span<OVERLAPPED_ENTRY> packets,
                           std::optional<std::chrono::nanoseconds> left);

 private:
  explicit Port(KernelHandle handle) noexcept;

  KernelHandle handle_;
};

}  // namespace minimio
