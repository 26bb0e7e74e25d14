// Store buffering once more, with relaxed operations and a fence between them.
#include "game.hpp"

namespace {

template <std::memory_order order>
struct Fenced {
  static void first(Board& board) {
    board.x.store(1, std::memory_order_relaxed);
    std::atomic_thread_fence(order);
    board.r1 = board.y.load(std::memory_order_relaxed);
  }
  static void second(Board& board) {
    board.y.store(1, std::memory_order_relaxed);
    std::atomic_thread_fence(order);
    board.r2 = board.x.load(std::memory_order_relaxed);
  }
};

}  // namespace

int main() {
  const auto times = play<Fenced<std::memory_order_acq_rel>,
                          Fenced<std::memory_order_seq_cst>>();
  print("acq_rel fence:", times[0]);
  print("seq_cst fence:", times[1]);
}
