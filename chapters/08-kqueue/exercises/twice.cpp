// The same socket and filter, added twice: how many events, and whose?
#include <iostream>

#include "kevents.hpp"
#include "pair.hpp"

int main() try {
  const Descriptor queue = make_queue();
  const Pair pair = make_pair_of_sockets();
  apply(queue, change(pair.near, EVFILT_READ, EV_ADD, 1));
  apply(queue, change(pair.near, EVFILT_READ, EV_ADD, 2));
  write_all(pair.far, "x");
  for (const Event& event : fetch(queue)) {
    std::cout << "token " << token_of(event) << "\n";
  }
  apply(queue, change(pair.near, EVFILT_READ, EV_DELETE));
  std::cout << fetch(queue, std::chrono::nanoseconds(0)).size() << " left\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
