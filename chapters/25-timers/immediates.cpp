// Rounds: what is added while a round is being called belongs to the next.
#include <iostream>

#include <mininode/immediates.hpp>

using namespace mininode;

int main() {
  Immediates immediates;
  std::uint64_t third = 0;
  immediates.add([&] {
    std::cout << "  first, adds one more and clears the third\n";
    immediates.add([] { std::cout << "  one more\n"; });
    immediates.clear(third);
  });
  immediates.add([] { std::cout << "  second\n"; });
  third = immediates.add([] { std::cout << "  third\n"; });

  for (int round = 1; immediates.ref_count() > 0; ++round) {
    std::cout << "round " << round << "\n";
    immediates.collect();
    while (auto callback = immediates.take()) (*callback)();
  }
}
