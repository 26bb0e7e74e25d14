// One socket, two filters: reading and writing are two entries that know
// nothing of each other.
#include <iostream>

#include "kevents.hpp"
#include "pair.hpp"

namespace {

void describe(const Event& event) {
  const bool reading = event.filter == EVFILT_READ;
  std::cout << "  token " << token_of(event)
            << (reading ? ", READ" : ", WRITE");
  if (reading) std::cout << ", " << event.data << " bytes";
  if (event.flags & EV_EOF) std::cout << ", EV_EOF";
  std::cout << "\n";
}

// Prints what is ready now, reading first: kqueue promises no order.
void look(const Descriptor& queue, const char* when) {
  std::cout << when << "\n";
  const auto events = fetch(queue, std::chrono::nanoseconds(0));
  for (const Event& event : events) {
    if (event.filter == EVFILT_READ) describe(event);
  }
  for (const Event& event : events) {
    if (event.filter == EVFILT_WRITE) describe(event);
  }
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  Pair pair = make_pair_of_sockets();
  apply(queue, change(pair.near, EVFILT_READ, EV_ADD, 7));
  apply(queue, change(pair.near, EVFILT_WRITE, EV_ADD, 8));
  look(queue, "nothing has arrived");

  write_all(pair.far, "hello");
  look(queue, "five bytes have arrived");

  shutdown(pair.far.get(), SHUT_WR);
  look(queue, "the other end will send no more");

  read_all(pair.near);
  look(queue, "everything is read");

  apply(queue, change(pair.near, EVFILT_READ, EV_DELETE));
  look(queue, "READ is deleted");

  pair.far.reset();
  look(queue, "the other end is closed");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
