// The laboratory on macOS and the BSDs: what kqueue reports.
#include "queue_kqueue.hpp"
//
#include "cases.hpp"

int main() try {
  print_table();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
