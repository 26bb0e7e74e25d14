// Twenty runs of a thousand random operations each, held against a model; and
// the same with a fault, to see whether it would be found.
#include "model.hpp"

#include <iostream>

int main() {
  constexpr std::size_t operations = 1000;
  int disagreements = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Machine machine;
    if (const auto at = machine.run(make_operations(seed, operations))) {
      ++disagreements;
      std::cout << "seed " << seed << ", operation " << *at << ": "
                << machine.complaint() << "\n";
    }
  }
  std::cout << "20 runs of " << operations << " operations: " << disagreements
            << " disagreements\n";

  Machine faulty(20);
  const auto at = faulty.run(make_operations(1, operations));
  std::cout << "every 20th re-arming forgotten: "
            << (at ? faulty.complaint() : "nobody noticed") << "\n";
  if (at) std::cout << "noticed at operation " << *at << "\n";
}
