// Children that do what they must not, and how the kernel answered.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "deeds.hpp"
#ifdef _WIN32
#include "child_windows.hpp"
#else
#include "child_posix.hpp"
#endif

namespace {

#ifdef _WIN32
std::string ending_of(const Deed& deed) {
  return ending_of_child(static_cast<int>(&deed - deeds));
}
#else
std::string ending_of(const Deed& deed) { return ending_of_child(deed.commit); }
#endif

}  // namespace

int main(int count, char** words) try {
#ifdef _WIN32
  leave_no_dialog();
#endif
  if (count == 2) {  // we are the child
    deeds[std::atoi(words[1])].commit();
    return 0;
  }
  for (const Deed& deed : deeds) {
    std::cout << deed.name << ": " << ending_of(deed) << std::endl;
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
