// Each function is a blocking call, and a task around it.
#include "mininode/fs.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "file.hpp"
#include "mininode/runtime.hpp"

namespace mininode::Fs {
namespace {

namespace fs = std::filesystem;

// Reads until the end, though a file that knows its size is read in one go.
Result<std::string> read_file(const Path& path) {
  auto file = File::open(path, File::Mode::read);
  if (!file) return std::unexpected(file.error());
  const auto size = file->size();
  if (!size) return std::unexpected(size.error());
  std::string content;
  std::size_t filled = 0;
  for (;;) {
    content.resize(filled < *size ? *size : 2 * filled + 4096);
    const auto count = file->read(std::span(content).subspan(filled));
    if (!count) return std::unexpected(count.error());
    filled += *count;
    if (*count == 0 || filled == *size) break;
  }
  content.resize(filled);
  return content;
}

Result<> write_file(const Path& path, const std::string& content,
                    File::Mode mode) {
  auto file = File::open(path, mode);
  if (!file) return std::unexpected(file.error());
  for (std::span<const char> rest = content; !rest.empty();) {
    const auto count = file->write(rest);
    if (!count) return std::unexpected(count.error());
    rest = rest.subspan(*count);
  }
  return file->close();
}

Result<Stat> stat_of(const Path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found && !error) {
    error = make_error_code(std::errc::no_such_file_or_directory);
  }
  if (error) return std::unexpected(error);
  Stat stat{status.type(), 0, {}};
  if (stat.is_file()) stat.size = fs::file_size(path, error);
  if (!error) stat.modified = fs::last_write_time(path, error);
  if (error) return std::unexpected(error);
  return stat;
}

Result<std::vector<std::string>> names_in(const Path& path) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::u8string name = entry->path().filename().u8string();
    names.emplace_back(name.begin(), name.end());
  }
  if (error) return std::unexpected(error);
  std::ranges::sort(names);
  return names;
}

// An old directory is no error to the standard library, and one to us.
Result<> make_one_dir(const Path& path) {
  std::error_code error;
  if (!fs::create_directory(path, error) && !error) {
    error = make_error_code(std::errc::file_exists);
  }
  if (error) return std::unexpected(error);
  return {};
}

}  // namespace

Task read(Path path, Callback<Result<std::string>> done) {
  return submit(
      "Fs::read", [path = std::move(path)] { return read_file(path); },
      std::move(done));
}

Task write(Path path, std::string content, Callback<Result<>> done) {
  return submit(
      "Fs::write",
      [path = std::move(path), content = std::move(content)] {
        return write_file(path, content, File::Mode::replace);
      },
      std::move(done));
}

Task append(Path path, std::string content, Callback<Result<>> done) {
  return submit(
      "Fs::append",
      [path = std::move(path), content = std::move(content)] {
        return write_file(path, content, File::Mode::append);
      },
      std::move(done));
}

Task stat(Path path, Callback<Result<Stat>> done) {
  return submit(
      "Fs::stat", [path = std::move(path)] { return stat_of(path); },
      std::move(done));
}

Task exists(Path path, Callback<Result<bool>> done) {
  return submit(
      "Fs::exists",
      [path = std::move(path)]() -> Result<bool> {
        std::error_code error;
        const bool is_there = fs::exists(path, error);
        if (error) return std::unexpected(error);
        return is_there;
      },
      std::move(done));
}

Task read_dir(Path path, Callback<Result<std::vector<std::string>>> done) {
  return submit(
      "Fs::read_dir", [path = std::move(path)] { return names_in(path); },
      std::move(done));
}

Task make_dir(Path path, Callback<Result<>> done) {
  return submit(
      "Fs::make_dir", [path = std::move(path)] { return make_one_dir(path); },
      std::move(done));
}

Task remove(Path path, Callback<Result<>> done) {
  return submit(
      "Fs::remove", [path = std::move(path)] { return remove_path(path); },
      std::move(done));
}

Task rename(Path from, Path to, Callback<Result<>> done) {
  return submit(
      "Fs::rename",
      [from = std::move(from), to = std::move(to)] {
        return rename_path(from, to);
      },
      std::move(done));
}

Task copy(Path from, Path to, Callback<Result<>> done) {
  return submit(
      "Fs::copy",
      [from = std::move(from), to = std::move(to)] {
        return copy_path(from, to);
      },
      std::move(done));
}

}  // namespace mininode::Fs
