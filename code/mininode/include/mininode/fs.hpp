// Fs: files and directories, without making the loop wait.
//
// No kernel of ours has an event for "the file can be read": a disk is always
// ready, and may take its time. So the calls that block are made on a thread of
// the pool.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "mininode/callback.hpp"
#include "mininode/result.hpp"
#include "mininode/thread_pool.hpp"

/// Each function begins a task on the pool of the current runtime, and returns
/// it, for cancelling. The callback is called once, on the loop, with what
/// came of it. Errors are the system's: std::errc::no_such_file_or_directory,
/// std::errc::permission_denied, std::errc::is_a_directory and so on; and
/// Errc::cancelled. Throws std::logic_error on a thread without a runtime.
namespace mininode::Fs {

/// Where a file or a directory is, or is to be.
using Path = std::filesystem::path;

/// What there is at a path.
struct Stat {
  std::filesystem::file_type type;
  std::uintmax_t size;  ///< In bytes; 0 if it is not a regular file.
  std::filesystem::file_time_type modified;

  bool is_file() const noexcept {
    return type == std::filesystem::file_type::regular;
  }
  bool is_directory() const noexcept {
    return type == std::filesystem::file_type::directory;
  }
};

/// The whole file, byte by byte as it is.
Task read(Path path, Callback<Result<std::string>> done);

/// Makes the file, with that content; an old one is replaced.
Task write(Path path, std::string content, Callback<Result<>> done);

/// Adds to the end of the file; makes it if there is none.
Task append(Path path, std::string content, Callback<Result<>> done);

/// Follows symbolic links.
Task stat(Path path, Callback<Result<Stat>> done);

/// False if there is nothing; an error only if that cannot be found out.
Task exists(Path path, Callback<Result<bool>> done);

/// The names in a directory, in alphabetical order, in UTF-8.
Task read_dir(Path path, Callback<Result<std::vector<std::string>>> done);

/// Its parent must be there. std::errc::file_exists if it is there already.
Task make_dir(Path path, Callback<Result<>> done);

/// A file, or an empty directory.
Task remove(Path path, Callback<Result<>> done);

/// Replaces a file that has the new name.
Task rename(Path from, Path to, Callback<Result<>> done);

/// Replaces a file at the destination.
Task copy(Path from, Path to, Callback<Result<>> done);

}  // namespace mininode::Fs
