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

int torn = 0;
int seen = 0;

bool is_whole(const std::string& content) {
  return content.size() == size &&
         content.find_first_not_of(content[0]) == content.npos;
}

// Replaces it again and again, by other letters.
void write_rounds(int left) {
  if (left == 0) return;
  const char letter = static_cast<char>('a' + left);
  replace(file, std::string(size, letter), [left](Result<> replaced) {
    if (replaced) write_rounds(left - 1);
  });
}

// Reads it all the while.
void read_rounds(int left) {
  if (left == 0) return;
  Fs::read(file, [left](Result<std::string> content) {
    if (content) {
      ++seen;
      if (!is_whole(*content)) ++torn;
    }
    read_rounds(left - 1);
  });
}

}  // namespace

int main() {
  run([] {
    replace(file, std::string(size, 'a'), [](Result<> replaced) {
      if (!replaced) return;
      write_rounds(rounds);
      read_rounds(2 * rounds);
    });
  });
  std::filesystem::remove(file);
  print(seen > 0 && torn == 0 ? "always whole" : "torn, or never seen");
}
