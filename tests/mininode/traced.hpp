// A run that is recorded, and what the record says.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support.hpp"

// A file of this test alone, which goes with it.
class Scratch {
 public:
  explicit Scratch(const std::string& name)
      : path_(std::filesystem::path(MININODE_SCRATCH) / name) {
    remove();
  }
  ~Scratch() { remove(); }

  const std::filesystem::path& path() const { return path_; }

  std::string text() const {
    std::ifstream file(path_);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

 private:
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  std::filesystem::path path_;
};

inline int count_of(const std::string& part, const std::string& text) {
  int count = 0;
  for (auto at = text.find(part); at != text.npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// Runs it, and says how often the loop has asked the kernel.
inline int waits_of(const std::string& name, Callback<> main) {
  const Scratch scratch(name + ".json");
  run(std::move(main), {.trace = scratch.path()});
  return count_of("\"cat\":\"wait\"", scratch.text());
}
