// The laboratory on Linux: what epoll reports.
#include "queue_epoll.hpp"
//
#include "cases.hpp"

int main() try {
  print_table();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
