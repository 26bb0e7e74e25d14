// A completion port waits in milliseconds. A timeout is rounded up: one that is
// rounded down spins at its end.
#include "port.hpp"

#include <algorithm>
#include <utility>

#include "system_call.hpp"

namespace minimio {
namespace {

using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// INFINITE is the largest DWORD, so the longest wait is one less: 49 days.
DWORD whole_milliseconds(std::optional<nanoseconds> left) {
  if (!left) return INFINITE;
  return static_cast<DWORD>(
      std::min(ceil<milliseconds>(*left), milliseconds(INFINITE - 1)).count());
}

}  // namespace

Port::Port(KernelHandle handle) noexcept : handle_(std::move(handle)) {}

Result<Port> Port::create() {
  auto handle = system_call([] {
    return ::CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
  });
  if (!handle) return std::unexpected(handle.error());
  return Port(KernelHandle(*handle));
}

Result<> Port::associate(HANDLE file, PacketKind kind) noexcept {
  return system_call_succeeds([&] {
    return ::CreateIoCompletionPort(file, handle_.get(),
                                    static_cast<ULONG_PTR>(kind), 0);
  });
}

Result<> Port::post(PacketKind kind, void* about) noexcept {
  return system_call_succeeds([&] {
    return ::PostQueuedCompletionStatus(handle_.get(), 0,
                                        static_cast<ULONG_PTR>(kind),
                                        static_cast<OVERLAPPED*>(about));
  });
}

Result<std::size_t> Port::wait(std::span<OVERLAPPED_ENTRY> packets,
                               std::optional<nanoseconds> left) {
  ULONG count = 0;
  auto taken = system_call_succeeds([&] {
    return ::GetQueuedCompletionStatusEx(
        handle_.get(), packets.data(), static_cast<ULONG>(packets.size()),
        &count, whole_milliseconds(left), FALSE);
  });
  if (taken) return count;
  if (taken.error() == error_code_of(WAIT_TIMEOUT)) return std::size_t{0};
  return std::unexpected(taken.error());
}

}  // namespace minimio
