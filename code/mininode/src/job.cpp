// The two ends of a task's way.
#include "mininode/job.hpp"

#include "mininode/trace.hpp"

namespace mininode {

void Job::run() noexcept {
  const Span span("task", name_);
  try {
    perform();
  } catch (...) {
    error_ = std::current_exception();
  }
}

void Job::deliver() {
  if (error_) std::rethrow_exception(error_);
  report(state_ == JobState::cancelled);
}

}  // namespace mininode
