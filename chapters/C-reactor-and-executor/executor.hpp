// Executor: has tasks, and asks those that have been woken. It knows nothing of
// sockets, nor of any other reason for waking.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <utility>

// To be called by whoever has news for a task.
using Wake = std::function<void()>;

enum class Progress { pending, done };

// Goes as far as it can. One that is pending has given its Wake to somebody.
using Task = std::function<Progress(const Wake&)>;

class Executor {
 public:
  void spawn(Task task) {
    tasks_.emplace(++last_id_, std::move(task));
    woken_.insert(last_id_);
  }

  bool has_tasks() const { return !tasks_.empty(); }
  bool can_run() const { return !woken_.empty(); }

  // Asks each task that has been woken, once. What is woken meanwhile, be it
  // the task that is running, has to wait its turn.
  void run() {
    for (const int id : std::exchange(woken_, {})) {
      const auto task = tasks_.find(id);
      if (task == tasks_.end()) continue;  // woken after its end
      const Wake wake = [this, id] { woken_.insert(id); };
      if (task->second(wake) == Progress::done) tasks_.erase(task);
    }
  }

 private:
  std::map<int, Task> tasks_;
  std::set<int> woken_;
  int last_id_ = 0;
};
