// A small event loop: waits for many sockets in one call of poll(), and calls
// back for those that are ready.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "poll_sockets.hpp"

class PollLoop {
 public:
  using Callback = std::function<void()>;

  // Calls `callback`, once, when `socket` can be read.
  void when_readable(SocketHandle socket, Callback callback) {
    entries_.push_back({socket, POLLIN, 0});
    callbacks_.push_back(std::move(callback));
  }

  // Returns when nobody waits for anything any more.
  void run() {
    while (!entries_.empty()) {
      poll_sockets(entries_, -1);
      for (auto& callback : take_ready()) callback();
    }
  }

 private:
  // Takes those off the list whose time has come. They may put new ones there.
  std::vector<Callback> take_ready() {
    std::vector<Callback> ready;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].revents != 0) {
        ready.push_back(std::move(callbacks_[i]));
      } else if (kept == i) {
        ++kept;
      } else {
        entries_[kept] = entries_[i];
        callbacks_[kept] = std::move(callbacks_[i]);
        ++kept;
      }
    }
    entries_.resize(kept);
    callbacks_.resize(kept);
    return ready;
  }

  std::vector<pollfd> entries_;
  std::vector<Callback> callbacks_;  // of each entry, in the same order
};
