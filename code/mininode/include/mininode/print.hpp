// print, print_content, current: to see what happens when, and on which thread.
#pragma once

#include <string>
#include <string_view>

#include "mininode/trace.hpp"

namespace mininode {

/// The name of the current thread: what its innermost ThreadName says, or
/// "main" for the thread that the program began with, or "unnamed".
std::string_view current() noexcept;

/// Writes a line to standard output: the current thread's name, and the text.
/// Lines of several threads do not get mixed up. Any thread.
void print(std::string_view text);

/// Writes a longer text in a frame below a line with its description and size:
/// its first lines, the first part of long ones, and a full stop for a control
/// character. Any thread.
void print_content(std::string_view content, std::string_view description);

/// Gives the current thread a name for as long as the object lives, and lets
/// `trace` record what happens on it, if there is one. The operating system
/// hears the name too, for debuggers. Objects of one thread must end in the
/// reverse order of their making.
class ThreadName {
 public:
  /// `trace` must outlive it.
  explicit ThreadName(std::string name, Trace* trace = nullptr);
  ThreadName(const ThreadName&) = delete;
  ThreadName& operator=(const ThreadName&) = delete;
  ~ThreadName();

  /// The name, the trace or null, and the thread's number in that, or 0.
  std::string_view name() const noexcept { return name_; }
  Trace* trace() const noexcept { return trace_; }
  int number() const noexcept { return number_; }

  /// The innermost of the current thread; null if it has none.
  static const ThreadName* innermost() noexcept;

 private:
  std::string name_;
  Trace* trace_;
  int number_ = 0;  // in the trace
  const ThreadName* outer_;
};

}  // namespace mininode
