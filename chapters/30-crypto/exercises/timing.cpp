// Two comparisons of secrets: with one that is wrong at once, and one that is
// wrong at the end.
#include <cstring>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>

#include "measure.hpp"

namespace {

bool is_same_early(std::string_view a, std::string_view b) { return a == b; }

bool is_same_late(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^
                  static_cast<unsigned>(static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

volatile bool answer;

void print_ratio(const char* what, bool (*is_same)(std::string_view,
                                                   std::string_view)) {
  const std::string secret(4096, 's');
  std::string wrong_first = secret;
  std::string wrong_last = secret;
  wrong_first.front() = 'x';
  wrong_last.back() = 'x';
  const Comparison result =
      compare([&] { answer = is_same(secret, wrong_first); },
              [&] { answer = is_same(secret, wrong_last); }, 51, 2000);
  std::cout << what << ": wrong at once takes " << std::fixed
            << std::setprecision(2) << result.ratio
            << " of wrong at the end\n";
}

}  // namespace

int main() {
  print_ratio("==", is_same_early);
  print_ratio("all of it", is_same_late);
}
