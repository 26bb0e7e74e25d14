// mininode_order NAME: runs the C++ half of a pair of twins. Without a name, it
// lists those it has.
#include <cstdio>

#include "programs.hpp"

namespace {

std::string own_path;

Programs all() {
  Programs programs;
  for (const auto part :
       {ticks, immediates, timers, intervals, events, errors}) {
    programs.merge(part());
  }
  return programs;
}

}  // namespace

void say(std::string_view text) {
  std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
  std::fflush(stdout);
}

void be_busy(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

std::string some_file() { return own_path; }

int main(int count, char** words) {
  own_path = words[0];
  const Programs programs = all();
  if (count < 2) {
    for (const auto& [name, program] : programs) say(name);
    return 0;
  }
  const auto found = programs.find(words[1]);
  if (found == programs.end()) return 2;
  found->second();
}
