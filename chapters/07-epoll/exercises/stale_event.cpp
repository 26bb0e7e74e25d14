// Answer to the third exercise: an event for a socket that is gone already.
//
// Two sockets are ready in one batch. Handling the first closes the second and
// opens a third, which gets the second one's number. The batch still holds the
// second one's event. With descriptors as tokens it goes to the wrong socket;
// with tokens that are never used twice it goes to nobody.
#include <sys/epoll.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <string>

#include "sockets.hpp"

namespace {

struct Pair {
  Descriptor ours;
  Descriptor theirs;
};

Pair make_pair_of_sockets() {
  int ends[2];
  constexpr int type = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
  if (socketpair(AF_UNIX, type, 0, ends) != 0) {
    throw_socket_error("socketpair");
  }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

enum class Tokens { descriptors, never_again };

class Table {
 public:
  explicit Table(Tokens tokens) : tokens_(tokens) {}

  std::uint64_t open(std::string name) {
    Pair pair = make_pair_of_sockets();
    const auto number = static_cast<std::uint64_t>(pair.ours.get());
    const auto token = tokens_ == Tokens::descriptors ? number : ++last_token_;
    epoll_event interest{};
    interest.events = EPOLLIN;
    interest.data.u64 = token;
    if (epoll_ctl(queue_.get(), EPOLL_CTL_ADD, pair.ours.get(), &interest)) {
      throw_socket_error("epoll_ctl");
    }
    entries_[token] = {std::move(name), std::move(pair)};
    return token;
  }

  void send_to(std::uint64_t token) {
    if (write(entries_.at(token).pair.theirs.get(), "x", 1) != 1) {
      throw_socket_error("write");
    }
  }

  void close(std::uint64_t token) { entries_.erase(token); }

  std::string name_of(std::uint64_t token) const {
    const auto entry = entries_.find(token);
    return entry == entries_.end() ? "nobody" : entry->second.name;
  }

  // The tokens of one batch, in ascending order.
  std::array<std::uint64_t, 2> wait_for_two() const {
    epoll_event ready[2];
    if (epoll_wait(queue_.get(), ready, 2, -1) != 2) {
      throw_socket_error("epoll_wait");
    }
    const std::uint64_t one = ready[0].data.u64;
    const std::uint64_t other = ready[1].data.u64;
    return {std::min(one, other), std::max(one, other)};
  }

 private:
  struct Entry {
    std::string name;
    Pair pair;
  };

  Tokens tokens_;
  std::uint64_t last_token_ = 0;
  Descriptor queue_{epoll_create1(EPOLL_CLOEXEC)};
  std::map<std::uint64_t, Entry> entries_;
};

void run(const char* title, Tokens tokens) {
  std::cout << title << "\n";
  Table table(tokens);
  const auto first = table.open("first");
  const auto second = table.open("second");
  table.send_to(first);
  table.send_to(second);
  const auto batch = table.wait_for_two();
  std::cout << "  event for " << table.name_of(batch[0]) << "\n";
  table.close(second);
  table.open("third");
  std::cout << "  event for " << table.name_of(batch[1]) << "\n";
}

}  // namespace

int main() try {
  run("descriptors as tokens", Tokens::descriptors);
  run("tokens that are never used twice", Tokens::never_again);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
