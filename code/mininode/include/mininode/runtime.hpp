// Runtime: an event loop, with what it waits for.
//
// One thread calls all callbacks, one after another. It waits for timers, for
// sources that are ready, and for a pool of threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <utility>

#include <minimio/minimio.hpp>

#include "mininode/callback.hpp"
#include "mininode/callback_queue.hpp"
#include "mininode/immediates.hpp"
#include "mininode/io_queue.hpp"
#include "mininode/print.hpp"
#include "mininode/result.hpp"
#include "mininode/thread_pool.hpp"
#include "mininode/timers.hpp"
#include "mininode/watch.hpp"

namespace mininode {

/// How a Runtime is made.
struct Options {
  /// The name of the thread that it runs on.
  std::string name = "main";
  /// How many threads its pool has at most; they are begun when needed.
  unsigned pool_threads = 4;
  /// A file for the trace. If empty, the one that MININODE_TRACE names, with a
  /// number before its extension for the second runtime of the process and
  /// those that follow; if that is not set, there is none.
  std::filesystem::path trace = {};
  /// Gets what a callback throws, and the loop goes on. Without it, run() ends
  /// and throws that.
  Callback<std::exception_ptr> on_uncaught = {};
};

/// An event loop. One for each thread at a time; all members are for that
/// thread. The functions of mininode.hpp are those of the current one.
class Runtime {
 public:
  /// The clock that it goes by.
  using Clock = std::chrono::steady_clock;

  /// Throws std::logic_error if the thread has one already, and
  /// std::system_error if the system has no event queue for it, or the trace
  /// cannot be written.
  explicit Runtime(Options options = {});

  /// Waits for the tasks that run on the pool. Everything that was to be called
  /// is forgotten.
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// The runtime of the calling thread. Throws std::logic_error if it has none.
  static Runtime& current();

  /// The runtime of the calling thread, or null.
  static Runtime* find_current() noexcept;

  /// A number that no other Runtime of the process has.
  std::uint64_t number() const noexcept { return number_; }

  /// Calls `main`, and then what that asked for, and so on, until there is no
  /// reason to wait any more, or until stop(). Returns the status that stop()
  /// was given, or 0. Throws std::logic_error from within one of its callbacks.
  int run(Callback<> main);

  /// How often it has asked the kernel: 0 while `main` is called, and then one
  /// more in each turn.
  std::uint64_t turn() const noexcept { return turn_; }

  /// Ends run() after the current turn.
  void stop(int status = 0) noexcept;

  /// Calls it when the current callback has returned, before anything else.
  void next_tick(Callback<> callback) { ticks_.push(std::move(callback)); }

  /// The same, after all ticks.
  void queue_microtask(Callback<> callback) {
    microtasks_.push(std::move(callback));
  }

  /// Calls it at the end of this turn, after immediates. For modules, to report
  /// that something has been closed.
  void at_close(Callback<> callback) { closing_.push(std::move(callback)); }

  /// The one object of class T that belongs to this runtime, made by T() at the
  /// first call: where a module keeps what its calls have in common. It goes
  /// with the runtime, before what the modules stand on.
  template <class T>
  T& module() {
    std::shared_ptr<void>& found = modules_[typeid(T)];
    if (!found) found = std::make_shared<T>();
    return *static_cast<T*>(found.get());
  }

  /// Calls it as the loop does: with a bar in the trace, and its ticks and
  /// microtasks after it. For modules, within a callback of theirs.
  void call_back(std::string_view name, Callback<> callback);

  /// What it is made of. For modules.
  Timers& timers() noexcept { return timers_; }
  Immediates& immediates() noexcept { return immediates_; }
  ThreadPool& pool() noexcept { return *pool_; }
  const std::shared_ptr<IoQueue>& io() noexcept { return io_; }

  /// Calls `on_event` with the events of `source`, as long as the Watch lives.
  /// The source must stay where it is until then. Errors: those of
  /// minimio::Registrator::register_source().
  Result<Watch> watch(minimio::Source& source, minimio::Interests interests,
                      std::string_view name, IoQueue::OnEvent on_event,
                      minimio::Trigger trigger = minimio::Trigger::level);

 private:
  bool has_work() const noexcept;
  std::optional<std::chrono::nanoseconds> time_to_wait() const;

  void run_timers();
  void poll();
  void deliver_results();
  void run_immediates();
  void run_closing();
  void run_ticks();
  template <class Function>
  void call(std::string_view name, Function&& function);
  template <class Function>
  void guard(Function&& function);

  const std::uint64_t number_;
  Callback<std::exception_ptr> on_uncaught_;
  std::unique_ptr<Trace> trace_;
  ThreadName thread_;
  std::shared_ptr<IoQueue> io_;
  std::optional<ThreadPool> pool_;
  Timers timers_;
  Immediates immediates_;
  CallbackQueue ticks_;
  CallbackQueue microtasks_;
  CallbackQueue closing_;
  std::unordered_map<std::type_index, std::shared_ptr<void>> modules_;
  std::uint64_t turn_ = 0;
  bool is_running_ = false;
  std::optional<int> status_;  // once it is to stop
};

/// Calls `work` on the pool of the current runtime, and `done` on its loop, as
/// ThreadPool::submit() says. For modules whose calls block. Throws
/// std::logic_error on a thread without a runtime.
template <class Work, class Done>
Task submit(std::string_view name, Work work, Done done) {
  return Runtime::current().pool().submit(name, std::move(work),
                                          std::move(done));
}

}  // namespace mininode
