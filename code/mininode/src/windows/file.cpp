// CreateFileW, ReadFile, WriteFile; for whole files DeleteFileW,
// RemoveDirectoryW, MoveFileExW, CopyFileW.
#include "file.hpp"

#include <windows.h>

#include <algorithm>
#include <climits>

namespace mininode {
namespace {

std::error_code last_error() {
  return {static_cast<int>(::GetLastError()), std::system_category()};
}

// The reason of a call that returned false.
Result<> outcome_of(BOOL succeeded) {
  if (succeeded) return {};
  return std::unexpected(last_error());
}

HANDLE handle_of(std::intptr_t native) {
  return reinterpret_cast<HANDLE>(native);
}

// With the right to append and no other, the kernel writes at the end, wherever
// that is at that moment.
DWORD access_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::read: return GENERIC_READ;
    case File::Mode::replace: return GENERIC_WRITE;
    case File::Mode::append: return FILE_APPEND_DATA;
  }
  std::unreachable();
}

DWORD disposition_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::read: return OPEN_EXISTING;
    case File::Mode::replace: return CREATE_ALWAYS;
    case File::Mode::append: return OPEN_ALWAYS;
  }
  std::unreachable();
}

DWORD at_most(std::size_t size) {
  return static_cast<DWORD>(std::min<std::size_t>(size, INT_MAX));
}

}  // namespace

// Opening a directory is "permission denied" here; we make it what it is
// elsewhere.
Result<File> File::open(const std::filesystem::path& path, Mode mode) {
  const HANDLE handle = ::CreateFileW(
      path.c_str(), access_of(mode), FILE_SHARE_READ | FILE_SHARE_WRITE,
      nullptr, disposition_of(mode), FILE_ATTRIBUTE_NORMAL, nullptr);
  if (handle != INVALID_HANDLE_VALUE) {
    return File(reinterpret_cast<std::intptr_t>(handle));
  }
  const std::error_code error = last_error();
  std::error_code ignored;
  if (error.value() == ERROR_ACCESS_DENIED &&
      std::filesystem::is_directory(path, ignored)) {
    return std::unexpected(make_error_code(std::errc::is_a_directory));
  }
  return std::unexpected(error);
}

File::~File() { (void)close(); }

Result<std::size_t> File::size() const {
  if (::GetFileType(handle_of(native_)) != FILE_TYPE_DISK) return 0;
  LARGE_INTEGER size;
  if (!::GetFileSizeEx(handle_of(native_), &size)) {
    return std::unexpected(last_error());
  }
  return static_cast<std::size_t>(size.QuadPart);
}

// The end of a pipe is an error to the system, and the end to us.
Result<std::size_t> File::read(std::span<char> room) {
  DWORD count = 0;
  if (!::ReadFile(handle_of(native_), room.data(), at_most(room.size()),
                  &count, nullptr) &&
      ::GetLastError() != ERROR_BROKEN_PIPE) {
    return std::unexpected(last_error());
  }
  return count;
}

Result<std::size_t> File::write(std::span<const char> data) {
  DWORD count = 0;
  if (!::WriteFile(handle_of(native_), data.data(), at_most(data.size()),
                   &count, nullptr)) {
    return std::unexpected(last_error());
  }
  return count;
}

Result<> File::close() {
  const std::intptr_t native = std::exchange(native_, -1);
  return outcome_of(native == -1 || ::CloseHandle(handle_of(native)));
}

// A link to a directory is one here, too, and goes as one.
Result<> remove_path(const std::filesystem::path& path) {
  const DWORD attributes = ::GetFileAttributesW(path.c_str());
  const bool is_directory = attributes != INVALID_FILE_ATTRIBUTES &&
                            (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
  return outcome_of(is_directory ? ::RemoveDirectoryW(path.c_str())
                                 : ::DeleteFileW(path.c_str()));
}

Result<> rename_path(const std::filesystem::path& from,
                     const std::filesystem::path& to) {
  return outcome_of(
      ::MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING));
}

Result<> copy_path(const std::filesystem::path& from,
                   const std::filesystem::path& to) {
  return outcome_of(::CopyFileW(from.c_str(), to.c_str(), FALSE));
}

}  // namespace mininode
