// Names whose use is counted in eight bits, and what happens after 256 uses.
#include <cstdint>
#include <iostream>
#include <vector>

namespace {

// A list of slots as in Records, without the records.
class Slots {
 public:
  struct Name {
    std::uint8_t slot;
    std::uint8_t use;
  };

  Name insert() {
    if (free_.empty()) {
      uses_.push_back(0);
      return {static_cast<std::uint8_t>(uses_.size() - 1), uses_.back()};
    }
    const std::uint8_t slot = free_.back();
    free_.pop_back();
    return {slot, uses_[slot]};
  }

  // The last use is never given out: a slot that comes to it is retired.
  void erase(Name name) {
    if (++uses_[name.slot] != 255 || !retire) free_.push_back(name.slot);
  }

  bool is_known(Name name) const { return uses_[name.slot] == name.use; }

  bool retire = false;

 private:
  std::vector<std::uint8_t> uses_;
  std::vector<std::uint8_t> free_;
};

void try_it(bool retire) {
  Slots slots;
  slots.retire = retire;
  const auto stale = slots.insert();
  slots.erase(stale);
  for (int i = 0; i < 255; ++i) slots.erase(slots.insert());
  (void)slots.insert();
  std::cout << (retire ? "with retiring:    " : "without retiring: ")
            << "256 uses later the stale name is "
            << (slots.is_known(stale) ? "taken for a stranger's"
                                      : "turned away")
            << "\n";
}

}  // namespace

int main() {
  try_it(false);
  try_it(true);
}
