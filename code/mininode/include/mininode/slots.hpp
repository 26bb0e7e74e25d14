// Slots: a list whose entries are known by keys that never mean another entry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace mininode {

/// The name of an entry of Slots: where it is, and which use of that place is
/// meant. A key that nobody made, `Key{}`, names nothing.
struct Key {
  std::uint32_t slot = 0;
  std::uint32_t use = 0;

  friend bool operator==(const Key&, const Key&) = default;
};

/// Entries that come and go, found in constant time, in places that are used
/// again. An entry stays where it is. For one thread.
template <class Entry>
class Slots {
 public:
  /// Puts an entry in: its key.
  Key insert(Entry entry) {
    if (free_.empty()) {
      places_.emplace_back();
      if (free_.capacity() < places_.size()) {  // or erase() might fail
        free_.reserve(2 * places_.size());
      }
      free_.push_back(static_cast<std::uint32_t>(places_.size() - 1));
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    Place& place = places_[slot];
    place.entry.emplace(std::move(entry));
    return {slot, ++place.use};
  }

  /// Null, if the entry has been erased.
  Entry* find(Key key) noexcept {
    if (key.slot >= places_.size()) return nullptr;
    Place& place = places_[key.slot];
    return place.use == key.use && place.entry ? &*place.entry : nullptr;
  }

  /// The entry at a place that is known to be in use.
  Entry& operator[](std::uint32_t slot) noexcept {
    return *places_[slot].entry;
  }

  /// Takes the entry out. It must be there.
  Entry erase(Key key) {
    Place& place = places_[key.slot];
    Entry entry = std::move(*place.entry);
    place.entry.reset();
    free_.push_back(key.slot);
    return entry;
  }

  /// How many there are.
  std::size_t size() const noexcept { return places_.size() - free_.size(); }

 private:
  struct Place {
    std::optional<Entry> entry;
    std::uint32_t use = 0;
  };

  std::deque<Place> places_;
  std::vector<std::uint32_t> free_;
};

}  // namespace mininode
