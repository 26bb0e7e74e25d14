// IoQueue: what is to be called when a source is ready.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include <minimio/minimio.hpp>

#include "mininode/callback.hpp"
#include "mininode/result.hpp"
#include "mininode/slots.hpp"

namespace mininode {

/// A minimio::Poll, and a callback for each source that is registered with it.
/// For one thread, except for the wakers that it hands out.
class IoQueue {
 public:
  /// What is called with an event.
  using OnEvent = Callback<const minimio::Event&>;

  /// An event, and the callback that it is for, which give_back() returns.
  struct Ready {
    Key key;
    OnEvent on_event;
    minimio::Event event;
    std::string_view name;
  };

  /// What hang_bell() gives: what to ring, and what to forget.
  struct Bell {
    minimio::Waker waker;
    Key key;
  };

  /// Errors: those of minimio::Poll::create().
  static Result<IoQueue> create();

  /// Calls `on_event` with the events of `source`, until forget(). The source
  /// must stay where it is until then, and `name`, for the trace, must last as
  /// long. Errors: those of minimio::Registrator::register_source().
  Result<Key> watch(minimio::Source& source, minimio::Interests interests,
                    minimio::Trigger trigger, std::string_view name,
                    OnEvent on_event);

  /// Waits for something else, or once more. Errors: those of
  /// minimio::Registrator::reregister(), and minimio::Errc::not_registered if
  /// the key has been forgotten.
  Result<> change(Key key, minimio::Interests interests,
                  minimio::Trigger trigger);

  /// Calls another function from now on. Also from the callback.
  void hand_over(Key key, OnEvent on_event);

  /// Calls it no more, and deregisters the source. Also from the callback.
  void forget(Key key) noexcept;

  /// Something to ring, on any thread, that makes `on_event` be called, until
  /// forget(). It is no reason to wait, unless set_ref() makes it one. Errors:
  /// those of minimio::Registrator::waker().
  Result<Bell> hang_bell(std::string_view name, OnEvent on_event);

  /// Whether it is a reason to wait; at first a source is, and a bell is not.
  void set_ref(Key key, bool has_ref) noexcept;

  /// How many sources are a reason to wait.
  std::size_t ref_count() const noexcept { return ref_count_; }

  /// Waits until there are events, or for `timeout`; without one, for ever.
  Result<> wait(std::optional<std::chrono::nanoseconds> timeout);

  /// The next event of the last wait whose callback has not been forgotten.
  std::optional<Ready> take();

  /// When it has been called: it is kept for the next event, unless it has been
  /// forgotten or replaced meanwhile.
  void give_back(Ready ready);

 private:
  struct Watched {
    minimio::Source* source;  // null for a bell
    OnEvent on_event;
    std::string_view name;
    bool has_ref;
  };

  explicit IoQueue(minimio::Poll poll) noexcept;

  Slots<Watched> watched_;
  std::size_t ref_count_ = 0;
  minimio::Poll poll_;
  minimio::Registrator registrator_;
  minimio::Events events_{256};
  std::size_t next_ = 0;  // of events_
};

}  // namespace mininode
