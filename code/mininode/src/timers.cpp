// A heap in which each entry has four below it: half as deep as with two, and
// the four lie beside each other in memory. Each timer knows its place, so that
// one that is cleared can be taken out from the middle.
#include "mininode/timers.hpp"

#include <algorithm>
#include <utility>

namespace mininode {

Key Timers::start(Clock::time_point deadline, Callback<> callback,
                  Clock::duration interval) {
  const Key key = slots_.insert({std::move(callback), interval, {}});
  push(key, deadline);
  ++ref_count_;
  return key;
}

bool Timers::clear(Key key) noexcept {
  Timer* timer = slots_.find(key);
  if (!timer) return false;
  if (is_waiting(key)) remove(places_[key.slot]);
  forget(key);
  return true;
}

bool Timers::restart(Key key, Clock::time_point deadline) {
  Timer* timer = slots_.find(key);
  if (!timer) return false;
  if (places_[key.slot] == running) {  // give_back() will do it
    timer->is_restarted = true;
    timer->restarted_for = deadline;
    return true;
  }
  if (is_waiting(key)) remove(places_[key.slot]);
  push(key, deadline);  // if it was set aside, take() will pass over it
  return true;
}

void Timers::set_ref(Key key, bool has_ref) noexcept {
  Timer* timer = slots_.find(key);
  if (!timer || timer->has_ref == has_ref) return;
  timer->has_ref = has_ref;
  has_ref ? ++ref_count_ : --ref_count_;
}

bool Timers::has_ref(Key key) noexcept {
  Timer* timer = slots_.find(key);
  return timer && timer->has_ref;
}

std::optional<Timers::Clock::time_point> Timers::next_deadline()
    const noexcept {
  if (heap_.empty()) return {};
  return heap_.front().deadline;
}

void Timers::collect(Clock::time_point now) {
  if (next_aside_ == aside_.size()) {
    aside_.clear();
    next_aside_ = 0;
  }
  while (!heap_.empty() && heap_.front().deadline <= now) {
    const Key key = heap_.front().key;
    aside_.push_back(key);
    remove(0);
    places_[key.slot] = set_aside;
  }
}

std::optional<Timers::Due> Timers::take(Clock::time_point now) {
  while (next_aside_ < aside_.size()) {
    const Key key = aside_[next_aside_++];
    Timer* timer = slots_.find(key);
    if (!timer || places_[key.slot] != set_aside) continue;
    places_[key.slot] = running;
    return Due{key, std::move(timer->callback), now};
  }
  return {};
}

void Timers::give_back(Due due) {
  Timer* timer = slots_.find(due.key);
  if (!timer) return;
  const bool is_interval = timer->interval > Clock::duration::zero();
  if (!timer->is_restarted && !is_interval) return forget(due.key);
  timer->callback = std::move(due.callback);
  const auto deadline = timer->is_restarted
                            ? timer->restarted_for
                            : after(timer->interval, due.taken);
  timer->is_restarted = false;
  push(due.key, deadline);
}

// ---- The heap.

void Timers::push(Key key, Clock::time_point deadline) {
  if (places_.size() <= key.slot) places_.resize(key.slot + 1);
  heap_.emplace_back();
  sift_up(static_cast<std::uint32_t>(heap_.size() - 1),
          {deadline, ++last_sequence_, key});
}

// The last entry takes the place that becomes free, and is moved from there to
// where it belongs.
void Timers::remove(std::uint32_t place) noexcept {
  const Entry last = heap_.back();
  heap_.pop_back();
  if (place == heap_.size()) return;
  if (place > 0 && last.is_before(heap_[(place - 1) / 4])) {
    sift_up(place, last);
  } else {
    sift_down(place, last);
  }
}

void Timers::sift_up(std::uint32_t place, const Entry& entry) noexcept {
  while (place > 0) {
    const std::uint32_t above = (place - 1) / 4;
    if (!entry.is_before(heap_[above])) break;
    put(place, heap_[above]);
    place = above;
  }
  put(place, entry);
}

void Timers::sift_down(std::uint32_t place, const Entry& entry) noexcept {
  const auto size = static_cast<std::uint32_t>(heap_.size());
  for (;;) {
    const std::uint32_t first = 4 * place + 1;
    if (first >= size) break;
    std::uint32_t least = first;
    const std::uint32_t end = std::min(first + 4, size);
    for (std::uint32_t below = first + 1; below < end; ++below) {
      if (heap_[below].is_before(heap_[least])) least = below;
    }
    if (!heap_[least].is_before(entry)) break;
    put(place, heap_[least]);
    place = least;
  }
  put(place, entry);
}

void Timers::put(std::uint32_t place, const Entry& entry) noexcept {
  heap_[place] = entry;
  places_[entry.key.slot] = place;
}

// Destroys the callback last: its destructor may use these timers.
void Timers::forget(Key key) noexcept {
  if (slots_.find(key)->has_ref) --ref_count_;
  const Timer timer = slots_.erase(key);
}

}  // namespace mininode
