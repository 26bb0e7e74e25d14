// How many passwords somebody can try in a second, who has stolen what a server
// keeps of them.
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include "digests.hpp"

using namespace mininode;
using Clock = std::chrono::steady_clock;

namespace {

// Tries for a fifth of a second.
template <class Try>
void print_guesses(std::string_view what, Try attempt) {
  using Seconds = std::chrono::duration<double>;
  long tries = 0;
  const auto start = Clock::now();
  do {
    if (!attempt()) std::abort();
    ++tries;
  } while (Clock::now() - start < std::chrono::milliseconds(200));
  const double time = Seconds(Clock::now() - start).count();
  std::cout << what << ": "
            << static_cast<long>(static_cast<double>(tries) / time)
            << " guesses a second\n";
}

}  // namespace

int main() {
  print_guesses("SHA-256", [] { return openssl::hash("sha256", "letmein"); });
  print_guesses("PBKDF2", [] {
    return openssl::pbkdf2({.password = "letmein", .salt = "0123456789abcdef"});
  });
  print_guesses("scrypt", [] {
    return openssl::scrypt({.password = "letmein", .salt = "0123456789abcdef"});
  });
}
