// Two threads that both wait for events in one channel, and handle streams.
//
// With one event for each registration, no stream is ever handled by both at
// the same time, though nobody locks it.
#include <array>
#include <atomic>
#include <cstddef>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <minimio/minimio.hpp>

#include "../../12-the-api-we-wish-for/channel.hpp"

using namespace minimio;

namespace {

constexpr std::size_t streams = 8;
constexpr std::size_t bytes_each = 100'000;

struct Receiver {
  TcpStream stream;
  std::size_t received = 0;
  std::atomic<int> inside = 0;  // how many threads handle it at this moment
};

class Workers {
 public:
  Workers(Registrator registrator, Channel<Event>& events)
      : registrator_(std::move(registrator)), events_(events) {}

  void add(TcpStream stream) {
    receivers_.push_back(std::make_unique<Receiver>(std::move(stream)));
  }

  void register_all() {
    for (Token token = 0; token < receivers_.size(); ++token) {
      (void)registrator_.register_source(receivers_[token]->stream, token,
                                         Interests::READABLE);
    }
  }

  void work() {
    while (const auto event = events_.receive()) {
      Receiver& receiver = *receivers_[event->token()];
      if (++receiver.inside > 1) ++collisions_;
      const bool ended = receive(receiver);
      --receiver.inside;
      if (!ended) {
        (void)registrator_.reregister(receiver.stream, event->token(),
                                      Interests::READABLE);
      } else if (++ended_ == receivers_.size()) {
        (void)registrator_.close_loop();
      }
    }
  }

  void print() const {
    std::size_t complete = 0;
    for (const auto& receiver : receivers_) {
      complete += receiver->received == bytes_each ? 1 : 0;
    }
    std::cout << complete << " of " << streams << " streams complete, "
              << collisions_ << " collisions\n";
  }

 private:
  static bool receive(Receiver& receiver) {
    std::array<std::byte, 1000> room;
    const auto count = receiver.stream.read(room);
    if (count) receiver.received += *count;
    return count ? *count == 0 : count.error() != Errc::would_block;
  }

  Registrator registrator_;
  Channel<Event>& events_;
  std::vector<std::unique_ptr<Receiver>> receivers_;
  std::atomic<std::size_t> ended_ = 0;
  std::atomic<int> collisions_ = 0;
};

// Sends what is to be sent, waiting with a poll of its own, and closes.
void send_all(TcpStream stream) {
  auto poll = Poll::create().value();
  if (!poll.registrator().register_source(stream, 1, Interests::WRITABLE,
                                          Trigger::level)) {
    return;
  }
  Events events(1);
  std::string data(bytes_each, 'x');
  while (!data.empty() && poll.poll(events)) {
    const auto count = stream.write(bytes_of(data));
    if (count) data.erase(0, *count);
  }
}

}  // namespace

int main() {
  auto poll = Poll::create().value();
  const auto registrator = poll.registrator();
  auto listener = TcpListener::bind(SocketAddress::loopback(0)).value();
  Channel<Event> channel;
  Workers workers(registrator, channel);

  std::vector<std::thread> senders;
  for (std::size_t i = 0; i < streams; ++i) {
    auto client = TcpStream::connect(listener.local_address().value()).value();
    Events events(1);
    auto ready = Poll::create().value();
    if (!ready.registrator().register_source(listener, 1,
                                             Interests::READABLE) ||
        !ready.poll(events) || !ready.registrator().deregister(listener)) {
      return 1;
    }
    workers.add(listener.accept().value());
    senders.emplace_back(send_all, std::move(client));
  }
  workers.register_all();

  std::thread waiter([&] {
    Events events(4);
    while (poll.poll(events)) {
      for (const Event& event : events) channel.send(event);
    }
    channel.close();
  });
  std::thread first([&] { workers.work(); });
  std::thread second([&] { workers.work(); });
  first.join();
  second.join();
  waiter.join();
  for (auto& sender : senders) sender.join();
  workers.print();
}
