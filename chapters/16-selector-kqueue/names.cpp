// Names of slots, and what becomes of them when a slot is used again.
#include <iostream>

#include "records.hpp"

using namespace minimio;

namespace {

void print(const char* what, Records& records, void* name) {
  const Record* const record = records.find(name);
  std::cout << what << ": ";
  if (record == nullptr) {
    std::cout << "nobody\n";
  } else {
    std::cout << "token " << record->interest.token << "\n";
  }
}

}  // namespace

int main() {
  const Interest first{7, Interests::READABLE, Trigger::oneshot};
  const Interest second{8, Interests::READABLE, Trigger::oneshot};
  Records records;

  const auto slot = records.insert(5, first);
  void* const old = records.name_of(slot);
  print("the name of token 7", records, old);

  records.erase(slot);
  print("after it was removed", records, old);

  const auto again = records.insert(5, second);
  std::cout << "token 8 has the same slot: " << (again == slot ? "yes" : "no")
            << "\n";
  print("the old name", records, old);
  print("the new name", records, records.name_of(again));

  void* const before = records.name_of(again);
  records.renew(again, {9, Interests::WRITABLE, Trigger::level});
  print("the name from before it was changed", records, before);
  print("the name since", records, records.name_of(again));
}
