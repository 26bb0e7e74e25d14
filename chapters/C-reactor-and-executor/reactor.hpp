// Reactor: waits for sources, and wakes whoever asked. It knows nothing of
// tasks.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <unordered_map>

#include "must.hpp"

class Reactor {
 public:
  void wake_when(minimio::Source& source, minimio::Interests interests,
                 std::function<void()> wake) {
    const minimio::Token token = ++last_token_;
    wakes_.emplace(token, std::move(wake));
    must(source.is_registered()
             ? registrator_.reregister(source, token, interests)
             : registrator_.register_source(source, token, interests),
         "cannot wait for a source");
  }

  void wait(std::optional<std::chrono::nanoseconds> timeout) {
    must(poll_.poll(events_, timeout), "cannot wait");
    for (const minimio::Event& event : events_) {
      if (auto node = wakes_.extract(event.token())) node.mapped()();
    }
  }

  minimio::Registrator registrator() const { return registrator_; }

 private:
  minimio::Poll poll_ = must(minimio::Poll::create(), "no event queue");
  minimio::Registrator registrator_ = poll_.registrator();
  minimio::Events events_{16};
  std::unordered_map<minimio::Token, std::function<void()>> wakes_;
  minimio::Token last_token_ = 0;
};
