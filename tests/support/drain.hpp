// Reads one stream of a child on a thread of its own, so that the child never
// blocks on a full pipe, and hands the text on by lines or as a whole.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace support {

class Drain {
 public:
  // `read(bytes, size)` blocks, and returns how many bytes came; 0 at the end,
  // after which it is not called again.
  using Read = std::function<std::size_t(char*, std::size_t)>;

  explicit Drain(Read read) : thread_([this, read] { run(read); }) {}
  ~Drain() { thread_.join(); }

  std::string read_line() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] {
      return ended_ || text_.find('\n', line_) != std::string::npos;
    });
    const auto end = text_.find('\n', line_);
    if (end == std::string::npos) {
      throw std::runtime_error("the child printed no further line, but: " +
                               text_.substr(line_));
    }
    auto line = text_.substr(line_, end - line_);
    line_ = end + 1;
    return line;
  }

  bool wait_for_end(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    return changed_.wait_until(lock, deadline, [this] { return ended_; });
  }

  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  void run(const Read& read) {
    char bytes[4096];
    for (;;) {
      const std::size_t count = read(bytes, sizeof bytes);
      const std::lock_guard lock(mutex_);
      for (std::size_t i = 0; i < count; ++i) {
        if (bytes[i] != '\r') text_ += bytes[i];
      }
      ended_ = count == 0;
      changed_.notify_all();
      if (ended_) return;
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string text_;
  std::size_t line_ = 0;  // where the line to be read next begins
  bool ended_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace support
