// An open file, and the calls that block on it; and those calls for a whole
// file that the C++ library of MinGW 12 gets wrong: it does not replace a file
// by a copy, and gives the wrong reason why a file cannot be renamed or
// removed. Each system has a file.cpp of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>

#include "mininode/result.hpp"

namespace mininode {

class File {
 public:
  enum class Mode : std::uint8_t { read, replace, append };

  static Result<File> open(const std::filesystem::path& path, Mode mode);

  File(File&& other) noexcept : native_(std::exchange(other.native_, -1)) {}
  ~File();

  // Its size, as far as it has one; a device says 0.
  Result<std::size_t> size() const;

  // Up to as much as there is room for: 0 at the end.
  Result<std::size_t> read(std::span<char> room);

  // Maybe less than all of it.
  Result<std::size_t> write(std::span<const char> data);

  // A system may notice only now that something has not been written.
  Result<> close();

 private:
  explicit File(std::intptr_t native) noexcept : native_(native) {}

  std::intptr_t native_;  // a descriptor or a HANDLE; -1 is neither
};

Result<> remove_path(const std::filesystem::path& path);
Result<> rename_path(const std::filesystem::path& from,
                     const std::filesystem::path& to);
Result<> copy_path(const std::filesystem::path& from,
                   const std::filesystem::path& to);

}  // namespace mininode
