// A way to wait that stores what is to be done next as a function.
#pragma once

#include <memory>

#include "errand.hpp"
#include "poll_loop.hpp"

// What one question needs to remember while it waits. On a thread these would
// be local variables.
struct Waiting {
  Socket socket;
  int number;
  std::string reply;
};

inline void receive_rest(PollLoop& loop, Errand& errand,
                         std::shared_ptr<Waiting> waiting) {
  loop.when_readable(waiting->socket.get(), [&loop, &errand, waiting] {
    if (receive_some(waiting->socket.get(), waiting->reply) == Received::end) {
      errand.take(waiting->number, waiting->reply);
    } else {
      receive_rest(loop, errand, waiting);
    }
  });
}

inline void callbacks(Errand& errand) {
  PollLoop loop;
  for (int number = 0; number < errand.count(); ++number) {
    auto waiting = std::make_shared<Waiting>(errand.ask(number), number);
    set_nonblocking(waiting->socket.get());
    receive_rest(loop, errand, std::move(waiting));
  }
  loop.run();
}
