// From hundreds of operations that show a fault to the few that matter.
#include <iostream>
#include <utility>

#include "../model.hpp"

namespace {

constexpr int forget_every = 5;

bool fails(const std::vector<Operation>& operations) {
  return Machine(forget_every).run(operations).has_value();
}

// Leaves out pieces, large ones first, for as long as what is left still fails.
std::vector<Operation> shrink(std::vector<Operation> operations) {
  for (auto size = operations.size() / 2; size > 0;) {
    bool shorter = false;
    for (std::size_t at = 0; at + size <= operations.size();) {
      auto fewer = operations;
      const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(from, from + static_cast<std::ptrdiff_t>(size));
      if (fails(fewer)) {
        operations = std::move(fewer);
        shorter = true;
      } else {
        at += size;
      }
    }
    if (!shorter) size /= 2;
  }
  return operations;
}

}  // namespace

int main() {
  auto operations = make_operations(1, 1000);
  const auto at = Machine(forget_every).run(operations);
  if (!at) return 1;
  operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(*at) + 1,
                   operations.end());
  std::cout << operations.size() << " operations show the fault\n";
  operations = shrink(std::move(operations));
  std::cout << operations.size() << " of them are enough:\n";
  for (const auto& operation : operations) {
    constexpr const char* names[] = {"register", "reregister", "deregister",
                                     "send",     "read",       "replace",
                                     "poll"};
    std::cout << "  " << names[static_cast<std::size_t>(operation.kind)]
              << " socket " << operation.socket << "\n";
  }
}
