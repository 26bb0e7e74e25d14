// Store buffering without seq_cst: every move reads and writes, so that one of
// the two players must come second in each variable, and learn of the first.
#include "game.hpp"

namespace {

struct Exchanging {
  static void first(Board& board) {
    board.x.exchange(1, std::memory_order_acq_rel);
    board.r1 = board.y.fetch_add(0, std::memory_order_acq_rel);
  }
  static void second(Board& board) {
    board.y.exchange(1, std::memory_order_acq_rel);
    board.r2 = board.x.fetch_add(0, std::memory_order_acq_rel);
  }
};

}  // namespace

int main() { print("exchange:", play<Exchanging>()[0]); }
