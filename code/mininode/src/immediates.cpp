// Numbers are given in order, so an entry is found by subtraction.
#include "mininode/immediates.hpp"

namespace mininode {

std::uint64_t Immediates::add(Callback<> callback) {
  next_round_.entries.push_back({std::move(callback)});
  ++ref_count_;
  return next_round_.first + next_round_.entries.size() - 1;
}

bool Immediates::clear(std::uint64_t number) noexcept {
  Entry* entry = find(number);
  if (!entry) return false;
  if (entry->has_ref) --ref_count_;
  entry->has_ref = false;
  const Callback<> last = std::move(entry->callback);
  return true;
}

void Immediates::set_ref(std::uint64_t number, bool has_ref) noexcept {
  Entry* entry = find(number);
  if (!entry || entry->has_ref == has_ref) return;
  entry->has_ref = has_ref;
  has_ref ? ++ref_count_ : --ref_count_;
}

bool Immediates::has_ref(std::uint64_t number) noexcept {
  const Entry* entry = find(number);
  return entry && entry->has_ref;
}

void Immediates::collect() {
  if (next_ < round_.entries.size()) return;  // an exception left some behind
  round_.entries.clear();
  next_ = 0;
  round_.first = next_round_.first;
  round_.entries.swap(next_round_.entries);
  next_round_.first += round_.entries.size();
}

std::optional<Callback<>> Immediates::take() {
  while (next_ < round_.entries.size()) {
    Entry& entry = round_.entries[next_++];
    if (!entry.callback) continue;
    if (entry.has_ref) --ref_count_;
    return std::move(entry.callback);
  }
  return {};
}

// One whose callback has been taken out is over.
Immediates::Entry* Immediates::find(std::uint64_t number) noexcept {
  Entry* entry = round_.find(number);
  if (!entry) entry = next_round_.find(number);
  return entry && entry->callback ? entry : nullptr;
}

Immediates::Entry* Immediates::Round::find(std::uint64_t number) noexcept {
  const std::uint64_t place = number - first;
  return place < entries.size() ? &entries[place] : nullptr;
}

}  // namespace mininode
