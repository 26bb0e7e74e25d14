// open(2), fstat(2), read(2), write(2), close(2), rename(2), remove(3).
#include "file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace mininode {
namespace {

// No system takes more at once than this: read(2), write(2).
constexpr std::size_t most = 0x7ffff000;

std::unexpected<std::error_code> system_error() {
  return std::unexpected(std::error_code(errno, std::system_category()));
}

// Calls again what a signal has interrupted.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

int descriptor_of(std::intptr_t native) { return static_cast<int>(native); }

int flags_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::read: return O_RDONLY;
    case File::Mode::replace: return O_WRONLY | O_CREAT | O_TRUNC;
    case File::Mode::append: return O_WRONLY | O_CREAT | O_APPEND;
  }
  std::unreachable();
}

}  // namespace

Result<File> File::open(const std::filesystem::path& path, Mode mode) {
  const int descriptor = uninterrupted(
      [&] { return ::open(path.c_str(), flags_of(mode) | O_CLOEXEC, 0666); });
  if (descriptor == -1) return system_error();
  return File(descriptor);
}

File::~File() { (void)close(); }

Result<std::size_t> File::size() const {
  struct stat status;
  if (::fstat(descriptor_of(native_), &status) == -1) return system_error();
  return S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
}

Result<std::size_t> File::read(std::span<char> room) {
  const auto count = uninterrupted([&] {
    return ::read(descriptor_of(native_), room.data(),
                  std::min(room.size(), most));
  });
  if (count == -1) return system_error();
  return static_cast<std::size_t>(count);
}

Result<std::size_t> File::write(std::span<const char> data) {
  const auto count = uninterrupted([&] {
    return ::write(descriptor_of(native_), data.data(),
                   std::min(data.size(), most));
  });
  if (count == -1) return system_error();
  return static_cast<std::size_t>(count);
}

// Not again after EINTR: on Linux the descriptor is gone already.
Result<> File::close() {
  const int descriptor = descriptor_of(std::exchange(native_, -1));
  if (descriptor != -1 && ::close(descriptor) == -1 && errno != EINTR) {
    return system_error();
  }
  return {};
}

Result<> remove_path(const std::filesystem::path& path) {
  if (std::remove(path.c_str()) == -1) return system_error();
  return {};
}

Result<> rename_path(const std::filesystem::path& from,
                     const std::filesystem::path& to) {
  if (std::rename(from.c_str(), to.c_str()) == -1) return system_error();
  return {};
}

Result<> copy_path(const std::filesystem::path& from,
                   const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::copy_file(
      from, to, std::filesystem::copy_options::overwrite_existing, error);
  if (error) return std::unexpected(error);
  return {};
}

}  // namespace mininode
