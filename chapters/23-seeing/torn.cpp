// How many lines of four threads are torn, if they are written in pieces, and
// if they are written in one go.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int thread_count = 4;
constexpr int line_count = 20'000;  // of each thread

void write_in_pieces(std::FILE* file, const std::string& name) {
  std::fputs("[", file);
  std::fputs(name.c_str(), file);
  std::fputs("] a line\n", file);
}

void write_in_one_go(std::FILE* file, const std::string& name) {
  const std::string line = "[" + name + "] a line\n";
  std::fwrite(line.data(), 1, line.size(), file);
}

using Write = void (*)(std::FILE*, const std::string&);

void write_all(const std::filesystem::path& path, Write write) {
  std::FILE* file = std::fopen(path.string().c_str(), "w");
  if (!file) std::abort();
  std::vector<std::thread> threads;
  for (char letter = 'a'; letter < 'a' + thread_count; ++letter) {
    threads.emplace_back([file, write, letter] {
      const std::string name(5, letter);
      for (int n = 0; n < line_count; ++n) write(file, name);
    });
  }
  for (auto& thread : threads) thread.join();
  std::fclose(file);
}

bool is_whole(const std::string& line) {
  return line.size() == 14 &&
         line == "[" + std::string(5, line[1]) + "] a line";
}

void count_torn(const char* how, Write write) {
  const auto path = std::filesystem::temp_directory_path() / "23_torn.txt";
  write_all(path, write);
  std::ifstream file(path);
  int torn = 0;
  for (std::string line; std::getline(file, line);) torn += !is_whole(line);
  file.close();
  std::filesystem::remove(path);
  std::cout << how << ": " << torn << " of " << thread_count * line_count
            << " lines are torn\n";
}

}  // namespace

int main() {
  count_torn("in pieces", write_in_pieces);
  count_torn("in one go", write_in_one_go);
}
