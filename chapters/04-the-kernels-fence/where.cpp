// The same deeds, by children that are told what the kernel knows of each.
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "deeds.hpp"
#include "faults.hpp"
#ifdef _WIN32
#include "child_windows.hpp"
#else
#include "child_posix.hpp"
#endif

namespace {

// The fault is one of our own making, in a place that we know. So this may do
// what a signal handler must not do as a rule: print, and allocate.
Next report(const Fault& fault) {
  const bool is_it = fault.address == touched;
  std::printf("  at %#" PRIxPTR " (%s): %s\n", fault.address,
              is_it ? "as used" : "not ours", fault.reason.c_str());
  std::fflush(stdout);
  std::_Exit(0);
}

template <int number>
void commit_and_report() {
  handle_faults(report);
  deeds[number].commit();
}

}  // namespace

int main(int count, char** words) try {
  static constexpr void (*actions[])() = {
      commit_and_report<1>, commit_and_report<2>, commit_and_report<3>,
      commit_and_report<4>, commit_and_report<5>};
#ifdef _WIN32
  leave_no_dialog();
#endif
  if (count == 2) {  // we are the child
    actions[std::atoi(words[1])]();
    return 1;
  }
  for (int i = 0; i < 5; ++i) {
    std::cout << deeds[i + 1].name << std::endl;
#ifdef _WIN32
    ending_of_child(i);
#else
    ending_of_child(actions[i]);
#endif
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
