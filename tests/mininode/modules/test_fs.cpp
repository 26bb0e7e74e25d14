// Files on disk.
#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "mininode/fs.hpp"
#include "step.hpp"
#include "support.hpp"

#ifndef _WIN32
#include <unistd.h>
#endif

namespace {

using Names = std::vector<std::string>;

}  // namespace

// The calls of Fs, as calls that wait for what comes of them.
namespace now {
namespace {

Result<std::string> read(Fs::Path path) {
  return outcome_of<std::string>(
      [&](auto done) { Fs::read(std::move(path), std::move(done)); });
}
Result<> write(Fs::Path path, std::string content) {
  return outcome_of<void>([&](auto done) {
    Fs::write(std::move(path), std::move(content), std::move(done));
  });
}
Result<> append(Fs::Path path, std::string content) {
  return outcome_of<void>([&](auto done) {
    Fs::append(std::move(path), std::move(content), std::move(done));
  });
}
Result<Fs::Stat> stat(Fs::Path path) {
  return outcome_of<Fs::Stat>(
      [&](auto done) { Fs::stat(std::move(path), std::move(done)); });
}
Result<bool> exists(Fs::Path path) {
  return outcome_of<bool>(
      [&](auto done) { Fs::exists(std::move(path), std::move(done)); });
}
Result<Names> read_dir(Fs::Path path) {
  return outcome_of<Names>(
      [&](auto done) { Fs::read_dir(std::move(path), std::move(done)); });
}
Result<> make_dir(Fs::Path path) {
  return outcome_of<void>(
      [&](auto done) { Fs::make_dir(std::move(path), std::move(done)); });
}
Result<> remove(Fs::Path path) {
  return outcome_of<void>(
      [&](auto done) { Fs::remove(std::move(path), std::move(done)); });
}
Result<> rename(Fs::Path from, Fs::Path to) {
  return outcome_of<void>([&](auto done) {
    Fs::rename(std::move(from), std::move(to), std::move(done));
  });
}
Result<> copy(Fs::Path from, Fs::Path to) {
  return outcome_of<void>([&](auto done) {
    Fs::copy(std::move(from), std::move(to), std::move(done));
  });
}

}  // namespace
}  // namespace now

namespace {

// A file as the standard library sees it.
void make_file(const Fs::Path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}
std::string content_of(const Fs::Path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("fs_reads_every_byte_as_it_is") {
  const Folder folder;
  make_file(folder / "file", all_bytes());
  CHECK(now::read(folder / "file") == all_bytes());
}

TEST_CASE("fs_writes_every_byte_as_it_is") {
  const Folder folder;
  CHECK(now::write(folder / "file", all_bytes()));
  CHECK(content_of(folder / "file") == all_bytes());
}

TEST_CASE("fs_reads_an_empty_file") {
  const Folder folder;
  make_file(folder / "file", "");
  CHECK(now::read(folder / "file") == "");
}

TEST_CASE("fs_writes_an_empty_file") {
  const Folder folder;
  CHECK(now::write(folder / "file", ""));
  CHECK(std::filesystem::file_size(folder / "file") == 0);
}

TEST_CASE("fs_writes_and_reads_forty_megabytes") {
  const Folder folder;
  const std::string content = pattern(40'000'000);
  CHECK(now::write(folder / "file", content));
  const auto same = now::read(folder / "file");
  REQUIRE(same);
  CHECK(*same == content);
}

TEST_CASE("fs_writing_replaces_a_longer_file") {
  const Folder folder;
  make_file(folder / "file", "the longer one");
  CHECK(now::write(folder / "file", "short"));
  CHECK(content_of(folder / "file") == "short");
}

TEST_CASE("fs_append_adds_to_the_end_and_makes_a_file") {
  const Folder folder;
  CHECK(now::append(folder / "file", "one\r\n"));
  CHECK(now::append(folder / "file", "two\n"));
  CHECK(content_of(folder / "file") == "one\r\ntwo\n");
}

TEST_CASE("fs_appending_at_once_loses_nothing") {
  if (support::is_wine()) return skip("Wine seeks, and then writes");
  const Folder folder;
  constexpr std::size_t count = 400;
  mininode::run([&] {
    for (std::size_t i = 0; i < count; ++i) {
      Fs::append(folder / "file", std::to_string(i) + std::string(i, '.') + "\n",
                 [](const Result<>& done) { CHECK(done); });
    }
  });
  std::ifstream file(folder / "file", std::ios::binary);
  std::vector<bool> is_there(count);
  for (std::string line; std::getline(file, line);) {
    const std::size_t number = std::stoul(line);
    CHECK(line == std::to_string(number) + std::string(number, '.'));
    CHECK_FALSE(is_there.at(number));
    is_there[number] = true;
  }
  CHECK(std::ranges::count(is_there, true) == count);
}

TEST_CASE("fs_a_missing_file_is_an_error_and_not_a_hang") {
  const Folder folder;
  const auto missing = std::errc::no_such_file_or_directory;
  CHECK(error_of(now::read(folder / "none")) == missing);
  CHECK(error_of(now::stat(folder / "none")) == missing);
  CHECK(error_of(now::remove(folder / "none")) == missing);
  CHECK(error_of(now::read_dir(folder / "none")) == missing);
  CHECK(error_of(now::rename(folder / "none", folder / "other")) == missing);
  CHECK(error_of(now::copy(folder / "none", folder / "other")) == missing);
  CHECK(error_of(now::write(folder / "none" / "file", "x")) == missing);
  CHECK(error_of(now::make_dir(folder / "none" / "folder")) == missing);
}

TEST_CASE("fs_a_directory_is_no_file") {
  const Folder folder;
  CHECK(error_of(now::read(folder.path())) == std::errc::is_a_directory);
  CHECK(error_of(now::write(folder.path(), "x")) == std::errc::is_a_directory);
  CHECK(error_of(now::append(folder.path(), "x")) == std::errc::is_a_directory);
}

TEST_CASE("fs_a_file_is_no_directory") {
  const Folder folder;
  make_file(folder / "file", "x");
  CHECK_FALSE(now::read_dir(folder / "file"));
  CHECK_FALSE(now::read(folder / "file" / "in it"));
  CHECK(error_of(now::make_dir(folder / "file")) == std::errc::file_exists);
}

TEST_CASE("fs_what_one_may_not_read_is_permission_denied") {
#ifdef _WIN32
  skip("a file has no permission bits here");
#else
  if (geteuid() == 0) return skip("root may read everything");
  const Folder folder;
  make_file(folder / "file", "secret");
  std::filesystem::permissions(folder / "file", std::filesystem::perms::none);
  CHECK(error_of(now::read(folder / "file")) == std::errc::permission_denied);
  CHECK(error_of(now::write(folder / "file", "")) ==
        std::errc::permission_denied);
#endif
}

TEST_CASE("fs_reads_a_file_that_does_not_know_its_size") {
#ifdef __linux__
  const auto text = now::read("/proc/self/status");
  REQUIRE(text);
  CHECK(text->find("\nPid:\t" + std::to_string(getpid()) + "\n") !=
        text->npos);
  const auto longer = now::read("/proc/kallsyms");  // megabytes, if allowed
  if (longer) CHECK(longer->ends_with('\n'));
#else
  skip("there is no /proc here");
#endif
}

TEST_CASE("fs_stat_tells_what_there_is") {
  const Folder folder;
  make_file(folder / "file", "12345");
  const auto before = std::filesystem::file_time_type::clock::now();
  const auto file = now::stat(folder / "file");
  REQUIRE(file);
  CHECK(file->is_file());
  CHECK_FALSE(file->is_directory());
  CHECK(file->size == 5);
  CHECK(file->modified < before + 1h);
  CHECK(file->modified > before - 1h);
  const auto directory = now::stat(folder.path());
  REQUIRE(directory);
  CHECK(directory->is_directory());
  CHECK_FALSE(directory->is_file());
  CHECK(directory->size == 0);
}

TEST_CASE("fs_stat_follows_symbolic_links") {
  const Folder folder;
  make_file(folder / "file", "12345");
  std::error_code error;
  std::filesystem::create_symlink("file", folder / "link", error);
  std::filesystem::create_symlink("none", folder / "broken", error);
  if (error) return skip("no symbolic links here");
  const auto link = now::stat(folder / "link");
  REQUIRE(link);
  CHECK(link->is_file());
  CHECK(link->size == 5);
  CHECK(error_of(now::stat(folder / "broken")) ==
        std::errc::no_such_file_or_directory);
  CHECK(now::exists(folder / "broken") == false);
}

TEST_CASE("fs_exists_says_whether") {
  const Folder folder;
  make_file(folder / "file", "");
  CHECK(now::exists(folder / "file") == true);
  CHECK(now::exists(folder.path()) == true);
  CHECK(now::exists(folder / "none") == false);
  CHECK(now::exists(folder / "file" / "below") == false);
}

TEST_CASE("fs_read_dir_lists_names_in_alphabetical_order") {
  const Folder folder;
  CHECK(now::read_dir(folder.path()) == Names{});
  for (const char* name : {"c", "a", "B", "b"}) make_file(folder / name, "");
  if (std::filesystem::exists(folder / "A")) {  // capitals are not told apart
    CHECK(now::read_dir(folder.path())->size() == 3);
  } else {
    CHECK(now::read_dir(folder.path()) == Names{"B", "a", "b", "c"});
  }
}

TEST_CASE("fs_names_may_have_any_letters") {
  const Folder folder;
  const Fs::Path name(u8"größe 東京 😀.txt");
  CHECK(now::write(folder / name, "here"));
  CHECK(now::read(folder / name) == "here");
  const std::u8string utf8 = name.u8string();
  CHECK(now::read_dir(folder.path()) == Names{{utf8.begin(), utf8.end()}});
}

TEST_CASE("fs_make_dir_makes_one_and_only_once") {
  const Folder folder;
  CHECK(now::make_dir(folder / "new"));
  CHECK(std::filesystem::is_directory(folder / "new"));
  CHECK(error_of(now::make_dir(folder / "new")) == std::errc::file_exists);
}

TEST_CASE("fs_remove_takes_files_and_empty_directories") {
  const Folder folder;
  CHECK(now::make_dir(folder / "new"));
  make_file(folder / "new" / "file", "");
  CHECK(error_of(now::remove(folder / "new")) ==
        std::errc::directory_not_empty);
  CHECK(now::remove(folder / "new" / "file"));
  CHECK(now::remove(folder / "new"));
  CHECK_FALSE(std::filesystem::exists(folder / "new"));
}

TEST_CASE("fs_rename_replaces_a_file") {
  const Folder folder;
  make_file(folder / "from", "new");
  make_file(folder / "to", "old");
  CHECK(now::rename(folder / "from", folder / "to"));
  CHECK(content_of(folder / "to") == "new");
  CHECK_FALSE(std::filesystem::exists(folder / "from"));
}

TEST_CASE("fs_copy_replaces_a_file_and_leaves_the_first") {
  const Folder folder;
  make_file(folder / "from", all_bytes());
  make_file(folder / "to", pattern(5000));
  CHECK(now::copy(folder / "from", folder / "to"));
  CHECK(now::copy(folder / "from", folder / "new"));
  CHECK(content_of(folder / "to") == all_bytes());
  CHECK(content_of(folder / "new") == all_bytes());
  CHECK(content_of(folder / "from") == all_bytes());
}

TEST_CASE("fs_a_file_copied_onto_itself_keeps_its_content") {
  const Folder folder;
  make_file(folder / "file", "content");
  (void)now::copy(folder / "file", folder / "file");
  CHECK(content_of(folder / "file") == "content");
}

TEST_CASE("fs_a_directory_is_not_copied") {
  const Folder folder;
  CHECK_FALSE(now::copy(folder.path(), folder / "copy"));
}

TEST_CASE("fs_a_call_that_waits_can_be_cancelled") {
  const Folder folder;
  make_file(folder / "file", "content");
  std::promise<void> release;
  Options options;
  options.pool_threads = 1;
  const auto outcome = outcome_of<std::string>(
      [&](auto done) {
        when(release.get_future(), [] {});
        const Task task = Fs::read(folder / "file", std::move(done));
        CHECK(Runtime::current().pool().cancel(task));
        set_immediate([&] { release.set_value(); });
      },
      std::move(options));
  CHECK(error_of(outcome) == Errc::cancelled);
}

TEST_CASE("fs_a_thousand_calls_at_once_all_come_back") {
  const Folder folder;
  int right = 0;
  mininode::run([&] {
    for (int i = 0; i < 1000; ++i) {
      const std::string text = std::to_string(i);
      const Fs::Path path = folder / text;
      Fs::write(path, text, [&right, path, text](Result<> written) {
        REQUIRE(written);
        Fs::read(path, [&right, text](Result<std::string> same) {
          if (same == text) ++right;
        });
      });
    }
  });
  CHECK(right == 1000);
}

TEST_CASE("fs_without_a_runtime_throws") {
  CHECK_THROWS_AS(Fs::read("file", [](Result<std::string>) {}),
                  std::logic_error);
  CHECK_THROWS_AS(Fs::remove("file", [](Result<>) {}), std::logic_error);
}
