// A file that is replaced in one moment: nobody ever sees half of it.
#include <filesystem>
#include <string>
#include <utility>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

// Writes beside the file, and gives what is written the file's name.
void replace(std::filesystem::path path, std::string content,
             Callback<Result<>> done) {
  std::filesystem::path beside = path;
  beside += ".new";
  Fs::write(beside, std::move(content),
            [path = std::move(path), beside,
             done = std::move(done)](Result<> written) mutable {
    if (!written) return done(std::move(written));
    Fs::rename(beside, path, std::move(done));
  });
}

const std::filesystem::path file =
    std::filesystem::temp_directory_path() / "waiting-well-whole";
constexpr std::size_t size = 4 * 1024 * 1024;
constexpr int rounds = 20;

int reads_left = 2 * rounds;
int replaced = 0;
int seen = 0;
int torn = 0;

bool is_whole(const std::string& content) {
  return content.size() == size &&
         content.find_first_not_of(content[0]) == content.npos;
}

// Replaces it again and again, by other letters. On Windows it fails while the
// file is being read, and is tried again.
void write_rounds(int left) {
  if (left == 0) return;
  const char letter = static_cast<char>('a' + left);
  replace(file, std::string(size, letter), [left](Result<> done) {
    if (!done && reads_left == 0) return;
    if (done) ++replaced;
    write_rounds(done ? left - 1 : left);
  });
}

// Reads it all the while.
void read_rounds() {
  if (reads_left == 0) return;
  Fs::read(file, [](Result<std::string> content) {
    --reads_left;
    if (content) {
      ++seen;
      if (!is_whole(*content)) ++torn;
    }
    read_rounds();
  });
}

}  // namespace

int main() {
  run([] {
    replace(file, std::string(size, 'a'), [](Result<> done) {
      if (!done) return;
      write_rounds(rounds);
      read_rounds();
    });
  });
  std::filesystem::remove(file);
  if (replaced < rounds) {
    print("not always replaced");
    return 1;
  }
  print(seen > 0 && torn == 0 ? "always whole" : "torn, or never seen");
}
