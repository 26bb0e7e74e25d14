// The C library's calls of the same names, with a path in wide characters, and
// without the translation of line ends. For whole files DeleteFileW,
// RemoveDirectoryW, MoveFileExW, CopyFileW.
#include "file.hpp"

#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#include <windows.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace mininode {
namespace {

std::unexpected<std::error_code> system_error() {
  return std::unexpected(std::error_code(errno, std::generic_category()));
}

// What a call has to say that returned false.
Result<> outcome_of(BOOL succeeded) {
  if (succeeded) return {};
  return std::unexpected(std::error_code(static_cast<int>(::GetLastError()),
                                         std::system_category()));
}

int flags_of(File::Mode mode) {
  constexpr int always = _O_BINARY | _O_NOINHERIT;
  switch (mode) {
    case File::Mode::read: return always | _O_RDONLY;
    case File::Mode::replace: return always | _O_WRONLY | _O_CREAT | _O_TRUNC;
    case File::Mode::append: return always | _O_WRONLY | _O_CREAT | _O_APPEND;
  }
  std::unreachable();
}

unsigned at_most(std::size_t size) {
  return static_cast<unsigned>(std::min<std::size_t>(size, INT_MAX));
}

}  // namespace

// Opening a directory is "permission denied" here, and shall be what it is
// elsewhere.
Result<File> File::open(const std::filesystem::path& path, Mode mode) {
  int descriptor = -1;
  const auto error =
      ::_wsopen_s(&descriptor, path.c_str(), flags_of(mode), _SH_DENYNO,
                  _S_IREAD | _S_IWRITE);
  if (error == 0) return File(descriptor);
  std::error_code ignored;
  if (error == EACCES && std::filesystem::is_directory(path, ignored)) {
    return std::unexpected(make_error_code(std::errc::is_a_directory));
  }
  return std::unexpected(std::error_code(error, std::generic_category()));
}

File::~File() { (void)close(); }

Result<std::size_t> File::size() const {
  struct _stat64 status;
  if (::_fstat64(descriptor_, &status) == -1) return system_error();
  const bool is_regular = (status.st_mode & _S_IFMT) == _S_IFREG;
  return is_regular ? static_cast<std::size_t>(status.st_size) : 0;
}

Result<std::size_t> File::read(std::span<char> room) {
  const int count = ::_read(descriptor_, room.data(), at_most(room.size()));
  if (count == -1) return system_error();
  return static_cast<std::size_t>(count);
}

Result<std::size_t> File::write(std::span<const char> data) {
  const int count = ::_write(descriptor_, data.data(), at_most(data.size()));
  if (count == -1) return system_error();
  return static_cast<std::size_t>(count);
}

Result<> File::close() {
  const int descriptor = std::exchange(descriptor_, -1);
  if (descriptor != -1 && ::_close(descriptor) == -1) return system_error();
  return {};
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
