// A processor waits, too: for memory. Chains of elements are followed, each of
// which says where the next one is.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

// As large as what a processor fetches from memory at a time.
struct alignas(64) Element {
  std::uint32_t next;
};

// All elements in a single ring, in random order.
std::vector<Element> make_ring(std::size_t bytes) {
  std::vector<std::uint32_t> order(bytes / sizeof(Element));
  std::iota(order.begin(), order.end(), 0u);
  std::shuffle(order.begin(), order.end(), std::mt19937(1));
  std::vector<Element> ring(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ring[order[i]].next = order[(i + 1) % order.size()];
  }
  return ring;
}

constexpr int steps = 5'000;

using Place = std::uint32_t;

void follow_one(const std::vector<Element>& ring, Place& a, Place&) {
  for (int i = 0; i < steps; ++i) a = ring[a].next;
}

void follow_two(const std::vector<Element>& ring, Place& a, Place& b) {
  for (int i = 0; i < steps; ++i) {
    a = ring[a].next;
    b = ring[b].next;
  }
}

// Nanoseconds for each round of the loop, in the best of 20 stretches: short
// ones, so that the kernel does not put another thread into each of them.
template <class Follow>
double ns_a_round(Follow follow, const std::vector<Element>& ring, Place a) {
  using Clock = std::chrono::steady_clock;
  Place b = a + 1;
  double best = 1e9;
  for (int stretch = 0; stretch < 20; ++stretch) {
    const auto start = Clock::now();
    follow(ring, a, b);
    const std::chrono::duration<double, std::nano> took = Clock::now() - start;
    best = std::min(best, took.count() / steps);
  }
  // What is not used, the compiler would not compute.
  if (a >= ring.size() || b >= ring.size()) throw std::logic_error("lost");
  return best;
}

}  // namespace

int main() {
  const auto near = make_ring(16 * 1024);
  const auto far = make_ring(128 * 1024 * 1024);
  std::cout << std::fixed << std::setprecision(1)
            << "16 KiB, one at a time: " << ns_a_round(follow_one, near, 0)
            << " ns\n128 MiB, one at a time: "
            << ns_a_round(follow_one, far, 0)
            << " ns\n128 MiB, two at a time: "
            << ns_a_round(follow_two, far, 1'000'000) << " ns\n";
}
