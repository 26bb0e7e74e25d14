// Store buffering: each of two threads writes its own variable and reads the
// other's. Can both find nothing? That depends on the memory order.
#include "game.hpp"
#include "orders.hpp"

namespace {

template <class Order>
struct StoreBuffering {
  static void first(Board& board) {
    board.x.store(1, Order::store);
    board.r1 = board.y.load(Order::load);
  }
  static void second(Board& board) {
    board.y.store(1, Order::store);
    board.r2 = board.x.load(Order::load);
  }
};

}  // namespace

int main() {
#if defined(__GNUC__) && !defined(__OPTIMIZE__)
  std::fputs("not optimized: each order may become the strongest\n", stderr);
#endif
  const auto times =
      play<StoreBuffering<Relaxed>, StoreBuffering<ReleaseAcquire>,
           StoreBuffering<SequentiallyConsistent>>();
  print("relaxed:", times[0]);
  print("release, acquire:", times[1]);
  print("seq_cst:", times[2]);
}
