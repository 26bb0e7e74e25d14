// Job: a task on its way through a ThreadPool.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "mininode/error.hpp"
#include "mininode/result.hpp"

namespace mininode {

/// Where a task is. Only one that is queued can be cancelled.
enum class JobState : std::uint8_t { queued, running, finished, cancelled };

/// What is to be done on a thread of the pool, and what to do with its result.
class Job {
 public:
  /// `name`, for the trace, must outlive it.
  explicit Job(std::string_view name) noexcept : name_(name) {}
  virtual ~Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  /// What the trace calls it.
  std::string_view name() const noexcept { return name_; }

  /// Does the work, on the calling thread. Keeps what it throws.
  void run() noexcept;

  /// Hands over the result; throws what the work has thrown. Once.
  void deliver();

 private:
  friend class ThreadPool;

  virtual void perform() = 0;
  virtual void report(bool is_cancelled) = 0;

  std::string_view name_;
  std::exception_ptr error_;
  JobState state_ = JobState::queued;  // of the pool, under its mutex
  bool has_ref_ = true;                // this and the next of its owner
  bool is_taken_ = false;
};

/// Result<T> for a function that returns T, and for one that returns Result<T>.
template <class T>
struct ResultOf {
  using type = Result<T>;
};
template <class T>
struct ResultOf<Result<T>> {
  using type = Result<T>;
};

/// A Job whose two halves are any two functions.
template <class Work, class Done>
class JobOf final : public Job {
 public:
  /// run() calls `work`, and deliver() hands what it returned to `done`.
  JobOf(std::string_view name, Work work, Done done)
      : Job(name), halves_({std::move(work), std::move(done)}) {}

 private:
  using Returned = std::invoke_result_t<Work&>;

  struct Halves {
    Work work;
    Done done;
  };

  void perform() override {
    if constexpr (std::is_void_v<Returned>) {
      halves_->work();
      result_.emplace();
    } else {
      result_.emplace(halves_->work());
    }
  }

  // What the halves hold ends here and now, whoever still knows the job.
  void report(bool is_cancelled) override {
    Halves halves = std::move(*halves_);
    halves_.reset();
    if (is_cancelled) {
      result_.emplace(std::unexpected(make_error_code(Errc::cancelled)));
    }
    halves.done(std::move(*result_));
  }

  std::optional<Halves> halves_;
  std::optional<typename ResultOf<Returned>::type> result_;
};

}  // namespace mininode
