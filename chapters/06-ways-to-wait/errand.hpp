// What every way to wait is put to: many questions, each answered after a
// delay, and each answer checked.
#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>

#include "ask.hpp"
#include "receive_some.hpp"

inline constexpr int errand_delay_ms = 100;

// `count` questions, and what has become of them. Any thread.
class Errand {
 public:
  Errand(std::uint16_t port, int count) : port_(port), count_(count) {}

  int count() const { return count_; }

  // Asks question `number`. The socket is blocking.
  Socket ask(int number) const {
    return ::ask(port_, errand_delay_ms, text(number));
  }

  // Takes a complete reply to question `number`.
  void take(int number, const std::string& reply) {
    if (text_of(reply) != text(number)) {
      throw std::runtime_error("a reply to another question: " + reply);
    }
    ++taken_;
  }

  // Notes that a thread was started, for the report.
  void count_thread() { ++threads_; }

  // On a thread other than the first, an exception would end the program.
  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
  }

  // Throws what went wrong on any thread, or if a reply is missing.
  void check() const {
    if (error_) std::rethrow_exception(error_);
    if (taken_ != count_) throw std::runtime_error("replies are missing");
  }

  int threads() const { return threads_; }

 private:
  static std::string text(int number) {
    return "reply " + std::to_string(number);
  }

  std::uint16_t port_;
  int count_;
  std::atomic<int> taken_ = 0;
  std::atomic<int> threads_ = 1;  // the one that runs main()
  std::mutex mutex_;
  std::exception_ptr error_;
};
