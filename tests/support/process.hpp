// Child processes for the tests: start one, read what it prints, wait for its
// end, but never forever. One interface for POSIX and Windows.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace support {

// How a child ended, and what it printed. Line ends are "\n" everywhere.
struct Outcome {
  int status = 0;          // exit status; 128 + N after signal N
  bool timed_out = false;  // it was still running, and has been killed
  std::string output;      // its standard output …
  std::string errors;      // … and standard error
};

class Process {
 public:
  // A variable set to "" is removed from the child's environment.
  struct Variable {
    std::string name;
    std::string value;
  };

  // Starts `words[0]` (a path). Throws std::system_error if that fails.
  explicit Process(const std::vector<std::string>& words,
                   const std::vector<Variable>& environment = {});
  // Kills the child if it is still running.
  ~Process();
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;

  // The next line of standard output, without its end; waits until it is
  // there. Throws std::runtime_error at the end of the output.
  std::string read_line();

  void kill();

  // Waits for the end of the child, and kills it after `limit`: by default soon
  // enough to be reported before CTest loses its patience, and late enough for
  // a measurement below a sanitizer.
  Outcome wait(std::chrono::milliseconds limit = std::chrono::seconds(90));

 private:
  struct Child;
  std::unique_ptr<Child> child_;
};

}  // namespace support
