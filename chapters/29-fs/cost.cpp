// A file of 4 KiB that is in memory already: read here and now, and by the
// pool, one at a time and many at once.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

#include <mininode/fs.hpp>
#include <mininode/mininode.hpp>

#include "measure.hpp"

using namespace mininode;

namespace {

constexpr int count = 500;
const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                   "waiting-well-four-kilobytes";

void read_here() {
  for (int i = 0; i < count; ++i) {
    std::ifstream stream(file, std::ios::binary);
    std::string content(4096, '\0');
    stream.read(content.data(), 4096);  // in one go: byte by byte is slower
    if (stream.gcount() != 4096) std::abort();
  }
}

void read_one(int& begun) {
  if (begun++ >= count) return;
  Fs::read(file, [&begun](Result<std::string> content) {
    if (content->size() != 4096) std::abort();
    read_one(begun);
  });
}

void read_by_pool(int at_once) {
  int begun = 0;  // lives longer than the loop
  run([&] {
    for (int i = 0; i < at_once; ++i) read_one(begun);
  });
}

void print_ratio(const char* what, int at_once) {
  const Comparison result =
      compare([&] { read_by_pool(at_once); }, read_here, 7, 1);
  std::cout << what << ": " << std::fixed << std::setprecision(1)
            << result.ratio << " times as long as here\n";
}

}  // namespace

int main() {
  std::ofstream(file, std::ios::binary) << std::string(4096, 'x');
  print_ratio("one at a time", 1);
  print_ratio("64 at once", 64);
  std::filesystem::remove(file);
}
