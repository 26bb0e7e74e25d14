// Four threads register and deregister while a fifth waits. All the time it is
// watched whether an event comes that may not come any more, whether one is
// missing that must come, and whether one is told of who never was ready.
#include <atomic>

#include "support.hpp"

namespace {

constexpr std::size_t workers = 4;

// A token says who registered, and for which time. Those above `never` are
// for what is not ready.
Token token_of(std::size_t worker, Token round) {
  return Token{worker} << 32 | round;
}
constexpr Token never = Token{1} << 48;

class Traffic {
 public:
  Traffic() {
    poller_ = std::async(std::launch::async, [this] { poll(); });
  }

  // One worker: some of its registrations wait for their event, some are
  // armed again first, and some are dropped at once.
  void work(std::size_t worker, Token count) {
    Pair pair = connected();
    send_text(pair.far, "x");
    Pair quiet = connected();
    fill(quiet.far);
    fill(quiet.near);  // can be read, but not written to
    for (Token round = 1; round <= count && missing_ == 0; ++round) {
      const Token token = token_of(worker, round);
      const auto trigger = round % 2 ? Trigger::level : Trigger::oneshot;
      must(loop_.registrator.register_source(pair.near, token,
                                             Interests::READABLE, trigger));
      if (round % 3 == 0) await(worker, round);
      if (round % 5 == 0) {
        must(loop_.registrator.reregister(pair.near, token,
                                          Interests::WRITABLE));
        await(worker, round);
      }
      if (round % 16 == 0) {
        const TcpStream goes_first = std::move(pair.near);
      } else {
        must(loop_.registrator.deregister(pair.near));
      }
      if (round % 4 == 0) swap(quiet.near, token);
      retired_[worker] = round;
      if (round % 16 == 0) {
        pair = connected();
        send_text(pair.far, "x");
      }
    }
  }

  void stop() {
    must(loop_.registrator.close_loop());
    poller_.get();
  }

  int missing() const { return missing_; }
  int late() const { return late_; }
  int misled() const { return misled_; }

 private:
  // Takes the place of what was ready: by another's registration, and by
  // another interest of its own. Neither inherits an event.
  void swap(TcpStream& stream, Token token) {
    const Registrator& registrator = loop_.registrator;
    must(registrator.register_source(stream, never | token,
                                     Interests::WRITABLE));
    must(registrator.reregister(stream, token, Interests::READABLE));
    must(registrator.reregister(stream, never | token,
                                Interests::WRITABLE));
    must(registrator.deregister(stream));
  }

  void await(std::size_t worker, Token round) {
    if (!comes_true([&] { return seen_[worker] == round; })) ++missing_;
  }

  void poll() {
    for (;;) {
      Token retired[workers];
      for (std::size_t i = 0; i < workers; ++i) retired[i] = retired_[i];
      if (!loop_.poll.poll(loop_.events, patience)) return;
      for (const Event& event : loop_.events) {
        if ((event.token() & never) != 0) {
          ++misled_;
          continue;
        }
        const auto worker = static_cast<std::size_t>(event.token() >> 32);
        const Token round = event.token() & 0xffffffff;
        if (round <= retired[worker]) ++late_;
        seen_[worker] = round;
      }
    }
  }

  Loop loop_;
  std::atomic<Token> retired_[workers] = {};  // deregistered, and returned
  std::atomic<Token> seen_[workers] = {};
  std::atomic<int> missing_ = 0;
  std::atomic<int> late_ = 0;
  std::atomic<int> misled_ = 0;
  std::future<void> poller_;
};

}  // namespace

TEST_CASE("four_threads_register_and_deregister_under_traffic") {
  Traffic traffic;
  const Token count = static_cast<Token>(rounds(1'500, 300));
  std::vector<std::future<void>> threads;
  for (std::size_t worker = 0; worker < workers; ++worker) {
    threads.push_back(std::async(std::launch::async, [&, worker] {
      traffic.work(worker, count);
    }));
  }
  for (auto& thread : threads) thread.get();
  traffic.stop();
  CHECK(traffic.missing() == 0);
  CHECK(traffic.late() == 0);
  CHECK(traffic.misled() == 0);
}
