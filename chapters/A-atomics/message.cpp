// Message passing: one thread writes a message and then a flag, the other reads
// the flag and then the message. Can it find the flag without the message?
#include "game.hpp"
#include "orders.hpp"

namespace {

// x is the message, y the flag; r1 what was seen of the flag, r2 the message.
template <class Order>
struct MessagePassing {
  static void first(Board& board) {
    board.x.store(1, std::memory_order_relaxed);
    board.y.store(1, Order::store);
  }
  static void second(Board& board) {
    board.r1 = board.y.load(Order::load);
    board.r2 = board.x.load(std::memory_order_relaxed);
  }
};

}  // namespace

int main() {
  const auto times =
      play<MessagePassing<Relaxed>, MessagePassing<ReleaseAcquire>>();
  print("relaxed:", times[0]);
  print("release, acquire:", times[1]);
}
