// A task: a function that can stop in the middle and go on later. In C++ such
// a function is a coroutine, and this is what it returns.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

#include "poll_loop.hpp"

class Task {
 public:
  // What the compiler asks while it turns a function into a coroutine.
  struct promise_type {
    std::exception_ptr error;

    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
  };

  Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (frame_) frame_.destroy();
  }

  // Throws what the function threw.
  void check() const {
    if (frame_.promise().error) std::rethrow_exception(frame_.promise().error);
  }

 private:
  explicit Task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}

  std::coroutine_handle<promise_type> frame_;
};

// `co_await readable(loop, socket)`: stop here until the socket can be read.
struct readable {
  readable(PollLoop& the_loop, SocketHandle the_socket)
      : loop(the_loop), socket(the_socket) {}

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> stopped) {
    loop.when_readable(socket, stopped);  // to call a handle is to resume it
  }
  void await_resume() const noexcept {}

  PollLoop& loop;
  SocketHandle socket;
};
