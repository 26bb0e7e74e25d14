// Loop: a reactor and an executor on one thread.
//
// The reactor waits, and knows which source each event is of. The executor has
// a queue of what can be run, and runs it. They meet in this class, and nowhere
// else.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include <minimio/minimio.hpp>

// The value of a result, or an exception that says what was attempted.
template <class T>
T must(minimio::Result<T> result, const std::string& attempt) {
  if (!result) {
    throw std::runtime_error(attempt + ": " + result.error().message());
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Loop {
 public:
  using Callback = std::function<void()>;

  // Runs `callback` soon, after what is to be run already.
  void soon(Callback callback) { runnable_.push_back(std::move(callback)); }

  // Runs `callback` once, when `source` is ready.
  void once(minimio::Source& source, minimio::Interests interests,
            Callback callback) {
    const minimio::Token token = ++last_token_;
    waiting_.emplace(token, std::move(callback));
    must(source.is_registered()
             ? registrator_.reregister(source, token, interests)
             : registrator_.register_source(source, token, interests),
         "cannot wait for a source");
    ++registrations_;
  }

  // Until there is nothing left to run or to wait for.
  void run() {
    while (!runnable_.empty() || !waiting_.empty()) {
      if (!waiting_.empty()) react();
      execute();
    }
  }

  int registrations() const { return registrations_; }

 private:
  // The reactor: waits, or only looks if there is something to run meanwhile,
  // and makes events into things to be run.
  void react() {
    using Timeout = std::optional<std::chrono::nanoseconds>;
    const auto timeout = runnable_.empty() ? Timeout() : Timeout(0);
    must(poll_.poll(events_, timeout), "cannot wait");
    for (const minimio::Event& event : events_) {
      if (auto node = waiting_.extract(event.token())) {
        soon(std::move(node.mapped()));
      }
    }
  }

  // The executor: runs what is there now. What it adds has to wait its turn.
  void execute() {
    for (auto callbacks = std::exchange(runnable_, {});
         auto& callback : callbacks) {
      callback();
    }
  }

  minimio::Poll poll_ = must(minimio::Poll::create(), "no event queue");
  minimio::Registrator registrator_ = poll_.registrator();
  minimio::Events events_{64};
  std::unordered_map<minimio::Token, Callback> waiting_;
  std::deque<Callback> runnable_;
  minimio::Token last_token_ = 0;
  int registrations_ = 0;
};
