// Runtime: stores what is to be done later, and does it when its event comes.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include <minimio/minimio.hpp>

#include "channel.hpp"

// The value of a result, or an exception that says what was attempted.
template <class T>
T must(minimio::Result<T> result, const std::string& attempt) {
  if (!result) {
    throw std::runtime_error(attempt + ": " + result.error().message());
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Runtime {
 public:
  using Callback = std::function<void()>;

  // Registers with `registrator`; its events come out of `events`.
  Runtime(minimio::Registrator registrator, Channel<minimio::Event>& events)
      : registrator_(std::move(registrator)), events_(events) {}

  // Calls `callback` once, when `source` is ready.
  void once(minimio::Source& source, minimio::Interests interests,
            Callback callback) {
    const minimio::Token token = ++last_token_;
    callbacks_.emplace(token, std::move(callback));
    if (source.is_registered()) {
      must(registrator_.reregister(source, token, interests), "reregister");
    } else {
      must(registrator_.register_source(source, token, interests), "register");
    }
  }

  // Runs callbacks as their events come, until none is stored.
  void run() {
    while (!callbacks_.empty()) {
      const auto event = events_.receive();
      if (!event) throw std::runtime_error("the event queue has failed");
      if (auto node = callbacks_.extract(event->token())) node.mapped()();
    }
  }

 private:
  minimio::Registrator registrator_;
  Channel<minimio::Event>& events_;
  std::unordered_map<minimio::Token, Callback> callbacks_;
  minimio::Token last_token_ = 0;
};
