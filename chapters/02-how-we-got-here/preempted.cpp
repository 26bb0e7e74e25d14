// Three tasks on threads. Nobody yields, and nobody starves.
#include <atomic>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "one_processor.hpp"
#include "prime_count.hpp"

namespace {

void count_primes(int limit, int expected) {
  PrimeCount all(limit, limit);
  all.step();  // all of it in one portion
  if (all.count() != expected) throw std::logic_error("miscounted");
}

// Counts to 30,000 again and again; how often it got there while b ran.
int rounds_until(const std::atomic<bool>& b_is_done) {
  for (int rounds = 0;; ++rounds) {
    count_primes(30'000, 3'245);
    if (b_is_done) return rounds;
  }
}

}  // namespace

int main() {
  const bool is_alone = stay_on_one_processor();
  std::atomic<bool> b_is_done = false;
  int a_rounds = 0, c_rounds = 0;
  std::thread a([&] { a_rounds = rounds_until(b_is_done); });
  std::thread c([&] { c_rounds = rounds_until(b_is_done); });
  std::thread b([&] {
    count_primes(2'000'000, 148'933);
    b_is_done = true;
  });
  a.join();
  b.join();
  c.join();
  std::cout << (is_alone ? "on one processor" : "on all processors") << "\n"
            << "while b took one step, a was done " << a_rounds
            << " times, and c " << c_rounds << " times\n";
}
