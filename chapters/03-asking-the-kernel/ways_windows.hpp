// The two lowest ways of writing on Windows that can honestly be had.
//
//   NtWriteFile   ntdll.dll's: the function that holds the instruction
//   WriteFile     the system's library, which calls it
#pragma once

#include <windows.h>
#include <winternl.h>

#include <string_view>
#include <system_error>

using NtWriteFile = NTSTATUS(NTAPI*)(HANDLE file, HANDLE event,
                                     PIO_APC_ROUTINE routine, void* context,
                                     IO_STATUS_BLOCK* status,
                                     const void* bytes, ULONG size,
                                     LARGE_INTEGER* offset, ULONG* key);

// It is in no header of the SDK: its place is looked up in ntdll.dll, which
// every process has.
inline NtWriteFile find_nt_write_file() {
  const auto found =
      GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtWriteFile");
  return reinterpret_cast<NtWriteFile>(reinterpret_cast<void*>(found));
}

[[noreturn]] inline void throw_windows_error(const char* what) {
  throw std::system_error(static_cast<int>(GetLastError()),
                          std::system_category(), what);
}

inline void by_native_call(std::string_view text) {
  static const NtWriteFile nt_write_file = find_nt_write_file();
  if (nt_write_file == nullptr) throw_windows_error("GetProcAddress");
  while (!text.empty()) {
    IO_STATUS_BLOCK done{};
    const NTSTATUS status = nt_write_file(
        GetStdHandle(STD_OUTPUT_HANDLE), nullptr, nullptr, nullptr, &done,
        text.data(), static_cast<ULONG>(text.size()), nullptr, nullptr);
    if (status < 0) {
      SetLastError(RtlNtStatusToDosError(status));
      throw_windows_error("NtWriteFile");
    }
    text.remove_prefix(done.Information);
  }
}

// By the function that the system's library has for it.
inline constexpr const char* name_of_write = "WriteFile";

inline void by_system_library(std::string_view text) {
  while (!text.empty()) {
    DWORD count = 0;
    if (!WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), text.data(),
                   static_cast<DWORD>(text.size()), &count, nullptr)) {
      throw_windows_error("WriteFile");
    }
    text.remove_prefix(count);
  }
}
