// Records: what the selector remembers of all that is in its queue.
//
// The kernel hands back a pointer, and a pointer to something that has been
// removed meanwhile must not be followed. So what it is given is a name: the
// number of a slot in our list, and which use of that slot is meant. Whoever
// comes with the name of a former use is turned away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "interest.hpp"
#include "minimio/event.hpp"
#include "minimio/handle.hpp"

namespace minimio {

// One source or bell, and what the batch of events at hand says of it.
struct Record {
  NativeHandle handle;
  Interest interest;
  bool armed = true;  // until a one-shot event disarms it

  std::uint64_t batch = 0;  // the last in which it had an event, …
  std::size_t place = 0;    // … where that event is, …
  Readiness readiness{};    // … and what it says so far
};

class Records {
 public:
  using Slot = std::uint32_t;

  Slot insert(NativeHandle handle, const Interest& interest);
  void erase(Slot slot) noexcept;

  Record& operator[](Slot slot) noexcept { return entries_[slot].record; }

  // What the kernel is to call this use of the slot.
  void* name_of(Slot slot) const noexcept;

  // Begins another use of it, for which `interest` counts from now on.
  void renew(Slot slot, const Interest& interest) noexcept;

  // The record of that name; null if that use of its slot is over.
  Record* find(void* name) noexcept;

 private:
  struct Entry {
    Record record;
    std::uint32_t use;
    Slot next_free;
  };

  static constexpr Slot none = 0xffffffff;

  std::vector<Entry> entries_;
  Slot first_free_ = none;
};

}  // namespace minimio
