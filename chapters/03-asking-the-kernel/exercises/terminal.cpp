// Three lines by std::cout: into a pipe, and into a terminal that we make
// ourselves.
#include <fcntl.h>
#include <stdlib.h>

#include <exception>
#include <iostream>
#include <string>

#include "traced_child.hpp"
#include "ways.hpp"

namespace {

// A terminal without a screen: we hold the end where the screen would be.
Channel open_terminal() {
  const int screen = posix_openpt(O_RDWR | O_NOCTTY);
  if (screen < 0 || grantpt(screen) != 0 || unlockpt(screen) != 0) {
    throw_error("posix_openpt");
  }
  const int terminal = open(ptsname(screen), O_RDWR | O_NOCTTY);
  if (terminal < 0) throw_error("open");
  return {screen, terminal};
}

std::string count(const char* name, Channel channel) {
  const Trace trace = trace_child(
      [] {
        for (int i = 0; i < 3; ++i) std::cout << line;
        flush_standard_output();
      },
      channel);
  return std::string(name) + ": " +
         std::to_string(trace.count_of(number_of_write)) +
         " write, and out came " + std::to_string(trace.output.size()) +
         " bytes\n";
}

}  // namespace

int main() try {
  std::string table = count("into a pipe", open_pipe());
  table += count("into a terminal", open_terminal());
  std::cout << table;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
