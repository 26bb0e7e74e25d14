// The sizes of all files below a directory, by calls that do not wait.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

using namespace mininode;

namespace {

// Calls back when all that was begun is done.
class Sum : public std::enable_shared_from_this<Sum> {
 public:
  explicit Sum(Callback<std::uintmax_t> done) : done_(std::move(done)) {}

  void add(const std::filesystem::path& path) {
    ++left_;
    Fs::stat(path, [self = shared_from_this(), path](Result<Fs::Stat> stat) {
      if (stat && stat->is_directory()) self->add_all_in(path);
      if (stat) self->total_ += stat->size;
      self->end_one();
    });
  }

 private:
  void add_all_in(const std::filesystem::path& path) {
    ++left_;
    Fs::read_dir(path, [self = shared_from_this(),
                        path](Result<std::vector<std::string>> names) {
      if (names) {
        for (const std::string& name : *names) self->add(path / name);
      }
      self->end_one();
    });
  }

  void end_one() {
    if (--left_ == 0) done_(total_);
  }

  Callback<std::uintmax_t> done_;
  std::uintmax_t total_ = 0;
  int left_ = 0;
};

const std::filesystem::path folder =
    std::filesystem::temp_directory_path() /
    ("waiting-well-tree-" +
     std::to_string(
         std::chrono::system_clock::now().time_since_epoch().count()));

void make_tree() {
  for (const char* name : {"a", "b", "b/c"}) {
    std::filesystem::create_directories(folder / name);
    std::ofstream(folder / name / "file", std::ios::binary)
        << std::string(100, 'x');
  }
}

}  // namespace

int main() {
  make_tree();
  const int status = run([] {
    std::make_shared<Sum>([](std::uintmax_t total) {
      print("bytes: " + std::to_string(total));
    })->add(folder);
  });
  std::filesystem::remove_all(folder);
  return status;
}
