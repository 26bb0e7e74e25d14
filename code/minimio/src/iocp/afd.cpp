// What is asked of the driver, and how its file is opened.
#include "afd.hpp"

#include <cstddef>
#include <limits>
#include <utility>

// The header of the SDK leaves it out.
extern "C" NTSTATUS NTAPI NtCancelIoFileEx(HANDLE file,
                                           IO_STATUS_BLOCK* operation,
                                           IO_STATUS_BLOCK* outcome);

namespace minimio {
namespace {

constexpr ULONG IOCTL_AFD_POLL = 0x00012024;

// The request without its outcome, which has a place of its own.
constexpr ULONG request_size =
    sizeof(AfdRequest) - offsetof(AfdRequest, timeout);

// The driver gives out a new file for every opening, under any name. Names with
// Afd in them are for what is not a socket itself.
Result<KernelHandle> open_driver() {
  wchar_t text[] = L"\\Device\\Afd\\minimio";
  constexpr USHORT size = sizeof text - sizeof(wchar_t);
  UNICODE_STRING name{size, sizeof text, text};
  OBJECT_ATTRIBUTES attributes{};
  attributes.Length = sizeof attributes;
  attributes.ObjectName = &name;
  HANDLE handle = nullptr;
  IO_STATUS_BLOCK outcome{};
  auto opened = kernel_call_succeeds([&] {
    return ::NtCreateFile(&handle, SYNCHRONIZE, &attributes, &outcome, nullptr,
                          0, FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, 0,
                          nullptr, 0);
  });
  if (!opened) return std::unexpected(opened.error());
  return KernelHandle(handle);
}

}  // namespace

Afd::Afd(KernelHandle handle) noexcept : handle_(std::move(handle)) {}

// Without FILE_SKIP_SET_EVENT_ON_HANDLE each answer would also set an event in
// the file, which nobody waits for.
Result<Afd> Afd::open(Port& port) {
  auto handle = open_driver();
  if (!handle) return std::unexpected(handle.error());
  auto joined = port.associate(handle->get(), PacketKind::poll);
  if (joined) {
    joined = system_call_succeeds([&] {
      return ::SetFileCompletionNotificationModes(
          handle->get(), FILE_SKIP_SET_EVENT_ON_HANDLE);
    });
  }
  if (!joined) return std::unexpected(joined.error());
  return Afd(std::move(*handle));
}

Result<> Afd::poll(Lent<AfdRequest>& request, SOCKET socket, ULONG events,
                   void* about) {
  AfdRequest& lent = request.lend();
  lent = {};
  lent.timeout.QuadPart = std::numeric_limits<LONGLONG>::max();
  lent.number_of_sockets = 1;
  lent.socket = socket;
  lent.events = events;
  auto started = kernel_call_succeeds([&] {
    return ::NtDeviceIoControlFile(handle_.get(), nullptr, nullptr, about,
                                   &lent.outcome, IOCTL_AFD_POLL, &lent.timeout,
                                   request_size, &lent.timeout, request_size);
  });
  if (!started) request.take_back();
  return started;
}

// Nothing to cancel: it has ended, and its packet is on the way.
Result<> Afd::cancel(Lent<AfdRequest>& request) {
  IO_STATUS_BLOCK outcome{};
  auto cancelled = kernel_call_succeeds([&] {
    return ::NtCancelIoFileEx(handle_.get(), &request.address()->outcome,
                              &outcome);
  });
  if (!cancelled && cancelled.error() == error_code_of(ERROR_NOT_FOUND)) {
    return {};
  }
  return cancelled;
}

}  // namespace minimio
