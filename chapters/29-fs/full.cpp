// Reading from pipes that nobody writes to: a pool has as many threads as that
// takes, and then no more files are read.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path folder =
    std::filesystem::temp_directory_path() /
    ("waiting-well-" + std::to_string(::getpid()));

std::filesystem::path make_pipe(int number) {
  const auto path = folder / ("pipe" + std::to_string(number));
  ::mkfifo(path.c_str(), 0600);
  return path;
}

// Opens the other end, and closes it: whoever reads there comes to the end.
void let_go(const std::filesystem::path& path) {
  ::close(::open(path.c_str(), O_WRONLY));
}

}  // namespace

int main() {
  std::filesystem::create_directory(folder);
  const int status = run([] {
    std::vector<std::filesystem::path> pipes;
    for (int i = 1; i <= 4; ++i) pipes.push_back(make_pipe(i));
    for (const auto& path : pipes) {
      Fs::read(path, [](Result<std::string>) { print("a pipe has ended"); });
    }
    Fs::read("/dev/null", [](Result<std::string>) { print("a file is read"); });
    set_timeout(100ms, [pipes] {
      print("100 ms later: one pipe is let go");
      let_go(pipes[0]);
    });
    set_timeout(200ms, [pipes] {
      print("200 ms later: and the others");
      for (std::size_t i = 1; i < pipes.size(); ++i) let_go(pipes[i]);
    });
  });
  std::filesystem::remove_all(folder);
  return status;
}
