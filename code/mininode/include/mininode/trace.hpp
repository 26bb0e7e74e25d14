// Trace: a record of what happened when, in the Trace Event Format.
//
// The file opens in Perfetto and in chrome://tracing, and the timelines of the
// book are drawn from such files.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>

#include "mininode/result.hpp"

namespace mininode {

/// A file to which events are written as they end. Any number of threads may
/// write; a thread does so by its ThreadName. The file is whole once the object
/// has gone. If the program is killed before, what the stream still has in its
/// buffer is lost, and with it the closing bracket, which readers of the format
/// do not need.
class Trace {
 public:
  /// The clock of all times.
  using Clock = std::chrono::steady_clock;

  /// Makes the file, or empties it. Errors: those of opening a file.
  static Result<std::unique_ptr<Trace>> create(
      const std::filesystem::path& file);

  /// Something that took from `begin` to `end`, on the thread with the number.
  /// `kind` is what a viewer can filter by: "callback", "task", "wait".
  void span(int thread, std::string_view kind, std::string_view name,
            Clock::time_point begin, Clock::time_point end);

  /// Something that happened now.
  void instant(int thread, std::string_view kind, std::string_view name);

  /// A new thread of that name: its number.
  int add_thread(std::string_view name);

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept;
  };
  using File = std::unique_ptr<std::FILE, Close>;

  explicit Trace(File file);
  void write(std::string_view entry);
  double since_start(Clock::time_point time) const;

  std::mutex mutex_;
  File file_;
  const char* before_entry_ = "\n";
  std::atomic<int> threads_ = 0;
  Clock::time_point start_ = Clock::now();
};

/// From its making to its end, a span in the trace of the current thread; does
/// nothing if there is none. `kind` and `name` must outlive it.
class Span {
 public:
  /// Begins now.
  Span(std::string_view kind, std::string_view name) noexcept;
  Span(const Span&) = delete;
  Span& operator=(const Span&) = delete;
  ~Span();

 private:
  std::string_view kind_;
  std::string_view name_;
  bool is_recorded_;
  Trace::Clock::time_point begin_;
};

}  // namespace mininode
