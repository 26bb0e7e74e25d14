// What it costs to put a callback into a queue and to call it, with Callback
// and with std::function: for a lambda of 8 bytes and for one of 40.
#include <array>
#include <functional>
#include <iomanip>
#include <iostream>
#include <vector>

#include <mininode/callback.hpp>

#include "measure.hpp"

namespace {

long sum = 0;

// Puts a hundred of them into a list, and calls each.
template <class Kept, class Make>
auto hundred(Make make) {
  return [make, list = std::vector<Kept>()]() mutable {
    list.clear();
    for (int i = 0; i < 100; ++i) list.push_back(make(i));
    for (Kept& one : list) one();
  };
}

template <class Make>
void print(const char* what, Make make) {
  const Comparison result = compare(
      hundred<mininode::Callback<>>(make), hundred<std::function<void()>>(make),
      101, 200);
  std::cout << what << ": " << std::setprecision(2) << std::fixed
            << result.ratio << " of std::function's time\n";
}

}  // namespace

int main() {
  print("8 bytes", [](long i) { return [i] { sum += i; }; });
  print("40 bytes", [](long i) {
    return [many = std::array<long, 5>{i}] { sum += many[0]; };
  });
}
