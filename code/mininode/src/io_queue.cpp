// The token of a source is the key of its callback. So an event that comes too
// late, for a callback that has been forgotten, finds nothing.
#include "mininode/io_queue.hpp"

#include <bit>
#include <utility>

namespace mininode {
namespace {

minimio::Token token_of(Key key) { return std::bit_cast<minimio::Token>(key); }

Key key_of(minimio::Token token) { return std::bit_cast<Key>(token); }

}  // namespace

IoQueue::IoQueue(minimio::Poll poll) noexcept
    : poll_(std::move(poll)), registrator_(poll_.registrator()) {}

Result<IoQueue> IoQueue::create() {
  auto poll = minimio::Poll::create();
  if (!poll) return std::unexpected(poll.error());
  return IoQueue(std::move(*poll));
}

Result<Key> IoQueue::watch(minimio::Source& source,
                           minimio::Interests interests,
                           minimio::Trigger trigger, std::string_view name,
                           OnEvent on_event) {
  const Key key =
      watched_.insert({&source, std::move(on_event), name, true});
  if (auto registered = registrator_.register_source(source, token_of(key),
                                                     interests, trigger);
      !registered) {
    (void)watched_.erase(key);
    return std::unexpected(registered.error());
  }
  ++ref_count_;
  return key;
}

Result<> IoQueue::change(Key key, minimio::Interests interests,
                         minimio::Trigger trigger) {
  const Watched* watched = watched_.find(key);
  if (!watched || !watched->source) {
    return std::unexpected(make_error_code(minimio::Errc::not_registered));
  }
  return registrator_.reregister(*watched->source, token_of(key), interests,
                                 trigger);
}

void IoQueue::hand_over(Key key, OnEvent on_event) {
  Watched* watched = watched_.find(key);
  if (watched) std::swap(watched->on_event, on_event);  // the old one ends last
}

void IoQueue::forget(Key key) noexcept {
  Watched* watched = watched_.find(key);
  if (!watched) return;
  if (watched->has_ref) --ref_count_;
  if (watched->source) (void)registrator_.deregister(*watched->source);
  const Watched last = watched_.erase(key);
}

Result<IoQueue::Bell> IoQueue::hang_bell(std::string_view name,
                                         OnEvent on_event) {
  const Key key = watched_.insert({nullptr, std::move(on_event), name, false});
  auto waker = registrator_.waker(token_of(key));
  if (!waker) {
    (void)watched_.erase(key);
    return std::unexpected(waker.error());
  }
  return Bell{std::move(*waker), key};
}

void IoQueue::set_ref(Key key, bool has_ref) noexcept {
  Watched* watched = watched_.find(key);
  if (!watched || watched->has_ref == has_ref) return;
  watched->has_ref = has_ref;
  has_ref ? ++ref_count_ : --ref_count_;
}

Result<> IoQueue::wait(std::optional<std::chrono::nanoseconds> timeout) {
  if (next_ < events_.size()) return {};  // an exception left some behind
  next_ = 0;
  auto count = poll_.poll(events_, timeout);
  if (!count) return std::unexpected(count.error());
  return {};
}

std::optional<IoQueue::Ready> IoQueue::take() {
  while (next_ < events_.size()) {
    const minimio::Event event = events_[next_++];
    const Key key = key_of(event.token());
    if (Watched* watched = watched_.find(key)) {
      return Ready{key, std::move(watched->on_event), event, watched->name};
    }
  }
  return {};
}

// Unless it has been handed over meanwhile.
void IoQueue::give_back(Ready ready) {
  Watched* watched = watched_.find(ready.key);
  if (watched && !watched->on_event) {
    watched->on_event = std::move(ready.on_event);
  }
}

}  // namespace mininode
