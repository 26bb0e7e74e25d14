// A list whose free slots are strung together, so that nothing is allocated
// when a source takes the place of one that has gone.
#include "records.hpp"

#include <bit>

namespace minimio {
namespace {

// As wide as a pointer. Where pointers are narrower, bit_cast does not compile.
struct Name {
  Records::Slot slot;
  std::uint32_t use;
};

}  // namespace

Records::Slot Records::insert(NativeHandle handle, const Interest& interest) {
  const Record record{handle, interest};
  if (first_free_ == none) {
    entries_.push_back({record, 0, none});
    return static_cast<Slot>(entries_.size() - 1);
  }
  const Slot slot = first_free_;
  first_free_ = entries_[slot].next_free;
  entries_[slot].record = record;
  return slot;
}

void Records::erase(Slot slot) noexcept {
  ++entries_[slot].use;
  entries_[slot].next_free = first_free_;
  first_free_ = slot;
}

void* Records::name_of(Slot slot) const noexcept {
  return std::bit_cast<void*>(Name{slot, entries_[slot].use});
}

void Records::renew(Slot slot, const Interest& interest) noexcept {
  ++entries_[slot].use;
  entries_[slot].record.interest = interest;
  entries_[slot].record.armed = true;
}

Record* Records::find(void* name) noexcept {
  const auto [slot, use] = std::bit_cast<Name>(name);
  Entry& entry = entries_[slot];
  return entry.use == use ? &entry.record : nullptr;
}

}  // namespace minimio
