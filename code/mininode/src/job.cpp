// The two ends of a task's way.
#include "mininode/job.hpp"

#include "mininode/trace.hpp"

namespace mininode {

void Job::run() noexcept {
  const Span span("task", name_);
  try {
    work();
  } catch (...) {
    error_ = std::current_exception();
  }
}

void Job::deliver() {
  if (error_) std::rethrow_exception(error_);
  done(state_ == JobState::cancelled);
}

}  // namespace mininode
