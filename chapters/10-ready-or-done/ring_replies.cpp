// The five replies with io_uring: receives are started, and reported done.
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>

#include "ask.hpp"
#include "ring.hpp"

using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint64_t cancel_token = 0;

// One reply and the memory into which the kernel writes it. While a receive is
// under way (`lent`), `bytes` belongs to the kernel: it must stay where it is,
// so a Receiving lives on the heap, and must not be freed.
struct Receiving {
  Socket socket;
  std::array<char, 256> bytes;
  bool lent = false;
  std::string reply;
};

long long ms_since(Clock::time_point start) {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(Clock::now() - start).count();
}

class Replies {
 public:
  explicit Replies(Ring& ring) : ring_(ring) {}
  Replies(const Replies&) = delete;
  Replies& operator=(const Replies&) = delete;
  ~Replies() { take_everything_back(); }

  void ask_five() {
    const auto port = delay_server_port();
    for (int i = 1; i <= 5; ++i) {
      const int delay_ms = (6 - i) * 100;
      const auto token = static_cast<std::uint64_t>(i);
      auto& asked = open_[token] = std::make_unique<Receiving>();
      asked->socket = ask(port, delay_ms, "reply " + std::to_string(i));
      receive(token, *asked);
      std::cout << i << ": asked, due after " << delay_ms << " ms\n";
    }
    std::cout << "waiting for " << open_.size() << " replies" << std::endl;
  }

  void wait_for_all(Clock::time_point start) {
    while (!open_.empty()) {
      ring_.enter(1);
      while (const auto done = ring_.take_completion()) handle(*done, start);
    }
  }

 private:
  // Prepares a receive; the kernel hears of it with the next enter().
  void receive(std::uint64_t token, Receiving& into) {
    io_uring_sqe& entry = ring_.next_entry();
    entry.opcode = IORING_OP_RECV;
    entry.fd = into.socket.get();
    entry.addr = reinterpret_cast<std::uint64_t>(into.bytes.data());
    entry.len = static_cast<unsigned>(into.bytes.size());
    entry.user_data = token;
    into.lent = true;
  }

  void handle(Completion done, Clock::time_point start) {
    Receiving& receiving = *open_.at(done.token);
    receiving.lent = false;
    if (done.result < 0) {
      throw std::system_error(-done.result, std::generic_category(), "receive");
    }
    if (done.result > 0) {
      receiving.reply.append(receiving.bytes.data(),
                             static_cast<std::size_t>(done.result));
      receive(done.token, receiving);
      return;
    }
    std::cout << "after " << ms_since(start) << " ms: token " << done.token
              << ", \"" << text_of(receiving.reply) << "\"\n";
    open_.erase(done.token);
  }

  // After an error there may be receives under way. Asks the kernel to give
  // them up, and waits until it has: only then may their memory go.
  void take_everything_back() {
    for (const auto& [token, receiving] : open_) {
      if (!receiving->lent) continue;
      io_uring_sqe& entry = ring_.next_entry();
      entry.opcode = IORING_OP_ASYNC_CANCEL;
      entry.addr = token;
      entry.user_data = cancel_token;
    }
    while (any_lent()) {
      ring_.enter(1);
      while (const auto done = ring_.take_completion()) {
        if (done->token != cancel_token) open_.at(done->token)->lent = false;
      }
    }
  }

  bool any_lent() const {
    return std::ranges::any_of(
        open_, [](const auto& entry) { return entry.second->lent; });
  }

  Ring& ring_;
  std::map<std::uint64_t, std::unique_ptr<Receiving>> open_;
};

}  // namespace

int main() try {
  Ring ring(16);
  const auto start = Clock::now();
  Replies replies(ring);
  replies.ask_five();
  replies.wait_for_all(start);
  std::cout << ring.calls() << " system calls to start, wait and receive\n";
} catch (const NoRing& error) {
  std::cerr << "the kernel has no io_uring for us: " << error.what() << "\n";
  return 77;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
