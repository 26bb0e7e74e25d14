// Runs tasks in turn, on one thread, one step at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

struct Task {
  std::string name;
  std::function<bool()> step;  // true if there is more to do
};

// `before` is called with a task before each of its steps.
inline void run_in_turn(std::vector<Task> tasks,
                        const std::function<void(const Task&)>& before) {
  while (!tasks.empty()) {
    std::erase_if(tasks, [&before](Task& task) {
      before(task);
      return !task.step();
    });
  }
}
