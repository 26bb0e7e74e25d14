// ThreadPool: threads for what blocks, and a list of what they have done.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "mininode/callback.hpp"
#include "mininode/job.hpp"
#include "mininode/trace.hpp"

namespace mininode {

/// A task that was given to a ThreadPool. Copies name the same task.
class Task {
 public:
  Task() = default;

 private:
  friend class ThreadPool;
  explicit Task(std::shared_ptr<Job> job) noexcept : job_(std::move(job)) {}

  std::weak_ptr<Job> job_;
};

/// Up to a fixed number of threads, started when needed, and a queue of
/// tasks without a limit. Tasks begin in the order in which they were
/// submitted. The owner of the pool takes out what is finished and delivers it,
/// on its own thread. All members are for that one thread.
class ThreadPool {
 public:
  /// `ring` is called on any thread, maybe on two at once, when something is
  /// finished and nothing was before. Threads are called "NAME 1", "NAME 2",
  /// and recorded in `trace`.
  ThreadPool(unsigned max_threads, std::string name, Callback<> ring,
             Trace* trace = nullptr);

  /// As close().
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  /// Calls `work` on a thread of the pool and then, when it is delivered,
  /// `done` with what it returned: a T as a Result<T>, a Result<T> as it is. If
  /// it is cancelled, `done` gets Errc::cancelled. What `work` throws is thrown
  /// when it is delivered, instead of calling `done`. `name`, for the trace,
  /// must outlive the task. Throws std::system_error if there is no thread, and
  /// none can be started.
  template <class Work, class Done>
  Task submit(std::string_view name, Work work, Done done) {
    return enqueue(std::make_shared<JobOf<Work, Done>>(name, std::move(work),
                                                       std::move(done)));
  }

  /// Waits for the tasks that run, and forgets all of them, without calling
  /// what was to be done with the results. What is submitted later is never
  /// begun.
  void close();

  /// Cancels a task that has not begun. False if it has.
  bool cancel(const Task& task);

  /// Whether the task is a reason to wait for the pool; at first it is.
  void set_ref(const Task& task, bool has_ref) noexcept;

  /// How many are a reason to wait.
  std::size_t ref_count() const noexcept { return ref_count_; }

  /// How many have been submitted and not been taken out yet.
  std::size_t size() const noexcept { return size_; }

  /// How many threads have been begun.
  std::size_t thread_count() const noexcept { return threads_.size(); }

  /// Takes out the tasks that are finished, in the order in which they were;
  /// deliver() each, once.
  std::vector<std::shared_ptr<Job>> take_finished();

  /// Takes back the last of them, which have not been delivered, and rings.
  void give_back(std::vector<std::shared_ptr<Job>> jobs);

 private:
  using Lock = std::unique_lock<std::mutex>;

  Task enqueue(std::shared_ptr<Job> job);
  void begin_thread();
  void serve(std::size_t number);
  void sleep(Lock& lock);
  bool shall_ring() noexcept;
  void run_next(Lock& lock);
  void finish(std::shared_ptr<Job> job, Lock& lock);

  const unsigned max_threads_;
  const std::string name_;
  Trace* const trace_;
  std::size_t size_ = 0;
  std::size_t ref_count_ = 0;

  std::vector<std::thread> threads_;
  Callback<> ring_;  // for all threads

  std::mutex mutex_;  // for all that follows
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> queued_;  // and what has been cancelled
  std::size_t cancelled_ = 0;                // of these
  std::vector<std::shared_ptr<Job>> finished_;
  std::size_t busy_ = 0;  // threads that run a task
  std::size_t idle_ = 0;  // that sleep
  std::size_t waking_ = 0;  // of the idle
  bool is_closing_ = false;
};

}  // namespace mininode
