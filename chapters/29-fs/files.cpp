// A file's life: written, added to, looked at, renamed, removed.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

const std::filesystem::path folder =
    std::filesystem::temp_directory_path() /
    ("waiting-well-" +
     std::to_string(
         std::chrono::system_clock::now().time_since_epoch().count()));

// Says what went wrong, if something did.
bool is_well(const char* what, const auto& result) {
  if (result) return true;
  print(std::string(what) + ": " + result.error().message());
  return false;
}

void clean_up() {
  Fs::remove(folder / "letter", [](Result<> removed) {
    if (!is_well("remove", removed)) return;
    Fs::remove(folder, [](Result<> removed_too) {
      if (is_well("remove", removed_too)) print("all is gone");
    });
  });
}

void look_around() {
  Fs::read_dir(folder, [](Result<std::vector<std::string>> names) {
    if (!is_well("read_dir", names)) return;
    for (const std::string& name : *names) print("there is " + name);
    clean_up();
  });
}

void write_and_rename() {
  Fs::write(folder / "draft", "Dear Ada,\n", [](Result<> written) {
    if (!is_well("write", written)) return;
    Fs::append(folder / "draft", "all is well.\n", [](Result<> added) {
      if (!is_well("append", added)) return;
      Fs::stat(folder / "draft", [](Result<Fs::Stat> stat) {
        if (!is_well("stat", stat)) return;
        print("the draft has " + std::to_string(stat->size) + " bytes");
        Fs::rename(folder / "draft", folder / "letter", [](Result<> renamed) {
          if (is_well("rename", renamed)) look_around();
        });
      });
    });
  });
}

}  // namespace

int main() {
  return run([] {
    Fs::read("no such file", [](Result<std::string> text) {
      print(text ? "what?" : text.error().message());
      if (!text && text.error() == std::errc::no_such_file_or_directory) {
        Fs::make_dir(folder, [](Result<> made) {
          if (is_well("make_dir", made)) write_and_rename();
        });
      }
    });
    print("asked");
  });
}
