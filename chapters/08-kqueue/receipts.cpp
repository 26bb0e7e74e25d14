// A call that was only meant to register, and took an event along.
//
// Three sockets, each to be reported once. The first is ready when the second
// is added; the third is added with EV_RECEIPT.
#include <iostream>

#include "kevents.hpp"
#include "pair.hpp"

namespace {

using namespace std::chrono_literals;

constexpr auto once = EV_ADD | EV_ONESHOT;

// kevent() with room for one event, and a timeout of zero.
void add_with_room(const Descriptor& queue, const Event& added) {
  Event room{};
  const timespec at_once{};
  const int count = kevent(queue.get(), &added, 1, &room, 1, &at_once);
  if (count < 0) throw_socket_error("kevent");
  std::cout << "adding token " << token_of(added) << " returned " << count;
  if (count == 1) {
    std::cout << ": token " << token_of(room)
              << (room.flags & EV_ERROR ? ", a receipt" : ", an event");
  }
  std::cout << "\n";
}

void print_ready(const Descriptor& queue) {
  const auto events = fetch(queue, 50ms);
  std::cout << "ready now:" << (events.empty() ? " nothing" : "");
  for (const Event& event : events) std::cout << " token " << token_of(event);
  std::cout << "\n";
}

// Several changes at once, and what became of each of them.
void apply_all(const Descriptor& queue, std::vector<Event> changes) {
  const int all = static_cast<int>(changes.size());
  for (Event& each : changes) each.flags |= EV_RECEIPT;
  const int count =
      kevent(queue.get(), changes.data(), all, changes.data(), all, nullptr);
  if (count < 0) throw_socket_error("kevent");
  for (int i = 0; i < count; ++i) {
    const Event& receipt = changes[static_cast<std::size_t>(i)];
    const int error = static_cast<int>(receipt.data);
    std::cout << "  token " << token_of(receipt) << ": "
              << (error == 0 ? "done" : std::system_category().message(error))
              << "\n";
  }
}

}  // namespace

int main() try {
  const Descriptor queue = make_queue();
  const Pair first = make_pair_of_sockets();
  const Pair second = make_pair_of_sockets();
  const Pair third = make_pair_of_sockets();

  apply(queue, change(first.near, EVFILT_READ, once, 1));
  write_all(first.far, "x");
  add_with_room(queue, change(second.near, EVFILT_READ, once, 2));
  print_ready(queue);

  write_all(second.far, "x");
  add_with_room(queue, change(third.near, EVFILT_READ, once | EV_RECEIPT, 3));
  print_ready(queue);

  std::cout << "three changes in one call\n";
  apply_all(queue, {change(first.near, EVFILT_READ, once, 1),
                    change(second.near, EVFILT_WRITE, EV_DELETE, 2),
                    change(9999, EVFILT_READ, EV_ADD, 3)});
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
