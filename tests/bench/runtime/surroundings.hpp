// What the runtimes need around them: a file to read, and a server to ask. Both
// are the same for all, and there for the whole run.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "process.hpp"

namespace bench {

class Surroundings {
 public:
  Surroundings(const std::filesystem::path& server,
               const std::filesystem::path& folder)
      : server_({server.string()}),
        port_(server_.read_line()),
        file_(absolute(folder) / "four_kib") {
    create_directories(file_.parent_path());
    std::ofstream(file_) << std::string(4096, 'x');
  }
  ~Surroundings() { remove(file_); }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  // What every contestant's program is told of them.
  std::vector<std::string> words() const { return {port_, file_.string()}; }

 private:
  support::Process server_;  // killed at the end
  std::string port_;
  std::filesystem::path file_;
};

}  // namespace bench
