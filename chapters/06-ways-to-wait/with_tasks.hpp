// A way to wait that looks like blocking: tasks on the loop of the callbacks.
#pragma once

#include "errand.hpp"
#include "task.hpp"

inline Task run_task(PollLoop& loop, Errand& errand, int number) {
  const Socket socket = errand.ask(number);
  set_nonblocking(socket.get());
  std::string reply;
  do {
    co_await readable(loop, socket.get());
  } while (receive_some(socket.get(), reply) != Received::end);
  errand.take(number, reply);
}

inline void tasks(Errand& errand) {
  PollLoop loop;
  std::vector<Task> all;
  for (int number = 0; number < errand.count(); ++number) {
    all.push_back(run_task(loop, errand, number));
  }
  loop.run();
  for (const Task& task : all) task.check();
}
