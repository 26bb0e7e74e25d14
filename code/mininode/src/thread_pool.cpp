// One mutex for the queue and for the results. It is held for moments only, and
// never while a task runs.
#include "mininode/thread_pool.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

#include "mininode/print.hpp"

namespace mininode {

ThreadPool::ThreadPool(unsigned max_threads, std::string name, Callback<> ring,
                       Trace* trace)
    : max_threads_(std::max(max_threads, 1u)),
      name_(std::move(name)),
      trace_(trace),
      ring_(std::move(ring)) {}

ThreadPool::~ThreadPool() { close(); }

// Destructors of what is forgotten may submit: it stays in the queue.
void ThreadPool::close() {
  {
    const Lock lock(mutex_);
    is_closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  (void)std::exchange(queued_, {});
  (void)std::exchange(finished_, {});
}

Task ThreadPool::enqueue(std::shared_ptr<Job> job) {
  const Task task(job);
  Lock lock(mutex_);
  if (threads_.size() - busy_ <= queued_.size()) begin_thread();
  queued_.push_back(std::move(job));
  ++size_;
  ++ref_count_;
  const bool rings = shall_ring();
  lock.unlock();
  if (rings) changed_.notify_one();
  return task;
}

// A system that lets us have no more threads is no reason to fail, as long as
// we have one.
void ThreadPool::begin_thread() {
  if (is_closing_ || threads_.size() == max_threads_) return;
  try {
    threads_.emplace_back(&ThreadPool::serve, this, threads_.size() + 1);
  } catch (const std::system_error&) {
    if (threads_.empty()) throw;
  }
}

void ThreadPool::serve(std::size_t number) {
  const ThreadName here(name_ + " " + std::to_string(number), trace_);
  Lock lock(mutex_);
  for (;;) {
    while (queued_.empty() && !is_closing_) sleep(lock);
    if (is_closing_) return;
    run_next(lock);
  }
}

void ThreadPool::sleep(Lock& lock) {
  ++idle_;
  changed_.wait(lock);
  --idle_;
  if (waking_ > 0) --waking_;
}

// Whether to wake one more. A thread that wakes takes a task, and comes here
// too: so while one is on its way, a second is needed for a long queue only.
bool ThreadPool::shall_ring() noexcept {
  constexpr std::size_t tasks_for_each = 32;
  if (waking_ == idle_ || waking_ * tasks_for_each >= queued_.size()) {
    return false;
  }
  ++waking_;
  return true;
}

void ThreadPool::run_next(Lock& lock) {
  std::shared_ptr<Job> job = std::move(queued_.front());
  queued_.pop_front();
  if (job->state_ == JobState::cancelled) {
    --cancelled_;
    return;
  }
  job->state_ = JobState::running;
  ++busy_;
  const bool rings = shall_ring();
  lock.unlock();
  if (rings) changed_.notify_one();
  job->run();
  lock.lock();
  --busy_;  // before the owner hears of it, and has another task
  job->state_ = JobState::finished;
  finish(std::move(job), lock);
}

// Rings for the first only: the owner, when it hears, takes all that are there.
void ThreadPool::finish(std::shared_ptr<Job> job, Lock& lock) {
  finished_.push_back(std::move(job));
  if (finished_.size() > 1) return;
  lock.unlock();
  ring_();
  lock.lock();
}

bool ThreadPool::cancel(const Task& task) {
  std::shared_ptr<Job> job = task.job_.lock();
  if (!job) return false;
  Lock lock(mutex_);
  if (job->state_ != JobState::queued) return false;
  job->state_ = JobState::cancelled;
  if (++cancelled_ > queued_.size() / 2) {
    std::erase_if(queued_, [](const std::shared_ptr<Job>& one) {
      return one->state_ == JobState::cancelled;
    });
    cancelled_ = 0;
  }
  finish(std::move(job), lock);
  return true;
}

void ThreadPool::set_ref(const Task& task, bool has_ref) noexcept {
  const std::shared_ptr<Job> job = task.job_.lock();
  if (!job || job->is_taken_ || job->has_ref_ == has_ref) return;
  job->has_ref_ = has_ref;
  has_ref ? ++ref_count_ : --ref_count_;
}

std::vector<std::shared_ptr<Job>> ThreadPool::take_finished() {
  std::vector<std::shared_ptr<Job>> jobs;
  {
    const Lock lock(mutex_);
    jobs.swap(finished_);
  }
  for (const std::shared_ptr<Job>& job : jobs) {
    job->is_taken_ = true;
    if (job->has_ref_) --ref_count_;
  }
  size_ -= jobs.size();
  return jobs;
}

// In front of what has been finished since.
void ThreadPool::give_back(std::vector<std::shared_ptr<Job>> jobs) {
  if (jobs.empty()) return;
  for (const std::shared_ptr<Job>& job : jobs) {
    job->is_taken_ = false;
    if (job->has_ref_) ++ref_count_;
  }
  size_ += jobs.size();
  {
    const Lock lock(mutex_);
    std::ranges::move(finished_, std::back_inserter(jobs));
    finished_.swap(jobs);
  }
  ring_();
}

}  // namespace mininode
