// One-shot for the socket as a whole: two entries become one event, and the
// filter that did not fire is taken down with the one that did.
#include <iostream>
#include <map>

#include "kevents.hpp"
#include "pair.hpp"

namespace {

struct Readiness {
  bool readable = false;
  bool writable = false;
  bool read_closed = false;
};

void watch_once(const Descriptor& queue, const Descriptor& socket,
                Token token) {
  apply(queue, change(socket, EVFILT_READ, EV_ADD | EV_ONESHOT, token));
  apply(queue, change(socket, EVFILT_WRITE, EV_ADD | EV_ONESHOT, token));
}

// Deletes what may be gone already: fired, and so deleted by the kernel.
void delete_if_there(const Descriptor& queue, std::uintptr_t socket,
                     decltype(Event::filter) filter) {
  const Event gone = change(socket, filter, EV_DELETE);
  if (kevent(queue.get(), &gone, 1, nullptr, 0, nullptr) != 0 &&
      errno != ENOENT) {
    throw_socket_error("kevent");
  }
}

std::map<Token, Readiness> fetch_merged(const Descriptor& queue) {
  std::map<Token, Readiness> merged;
  for (const Event& event : fetch(queue, std::chrono::nanoseconds(0))) {
    Readiness& ready = merged[token_of(event)];
    const bool reading = event.filter == EVFILT_READ;
    (reading ? ready.readable : ready.writable) = true;
    if (reading && (event.flags & EV_EOF)) ready.read_closed = true;
    delete_if_there(queue, event.ident, reading ? EVFILT_WRITE : EVFILT_READ);
  }
  return merged;
}

void look(const Descriptor& queue, const char* when) {
  std::cout << when << "\n";
  for (const auto& [token, ready] : fetch_merged(queue)) {
    std::cout << "  token " << token << ":"
              << (ready.readable ? " readable" : "")
              << (ready.writable ? " writable" : "")
              << (ready.read_closed ? " read-closed" : "") << "\n";
  }
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  Pair pair = make_pair_of_sockets();
  watch_once(queue, pair.near, 7);
  look(queue, "nothing has arrived");
  write_all(pair.far, "hello");
  look(queue, "five bytes have arrived, and nobody asked again");
  watch_once(queue, pair.near, 7);
  look(queue, "asked again");
  pair.far.reset();
  watch_once(queue, pair.near, 7);
  look(queue, "the other end is closed");
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
