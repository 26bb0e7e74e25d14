// A datagram, from being sent to being read: by a thread that waits, a channel,
// and a thread that reads; and by one thread which does both.
#include <array>
#include <iomanip>
#include <iostream>
#include <optional>
#include <thread>

#include <minimio/minimio.hpp>

#include "channel.hpp"
#include "measure.hpp"
#include "must.hpp"

using namespace minimio;

namespace {

// A socket that sends to itself.
class Echo {
 public:
  UdpSocket& socket() { return socket_; }

  void send() { must(socket_.send_to(bytes_of("x"), address_)); }

  void receive() {
    std::array<std::byte, 16> room;
    must(socket_.receive(room));
  }

 private:
  UdpSocket socket_ = must(UdpSocket::bind(SocketAddress::loopback(0)));
  SocketAddress address_ = must(socket_.local_address());
};

class OneThread {
 public:
  OneThread() {
    must(poll_.registrator().register_source(
        echo_.socket(), 1, Interests::READABLE, Trigger::level));
  }

  void operator()() {
    echo_.send();
    must(poll_.poll(events_));
    echo_.receive();
  }

 private:
  Poll poll_ = must(Poll::create());
  Echo echo_;
  Events events_{16};
};

class TwoThreads {
 public:
  TwoThreads() {
    auto poll = must(Poll::create());
    registrator_ = poll.registrator();
    must(registrator_->register_source(echo_.socket(), 1,
                                       Interests::READABLE));
    waiter_ = std::thread([this, poll = std::move(poll)]() mutable {
      Events events(16);
      while (poll.poll(events)) {
        for (const Event& event : events) channel_.send(event);
      }
    });
  }
  TwoThreads(const TwoThreads&) = delete;
  TwoThreads& operator=(const TwoThreads&) = delete;
  ~TwoThreads() {
    (void)registrator_->close_loop();
    waiter_.join();
  }

  void operator()() {
    echo_.send();
    channel_.receive();
    echo_.receive();
    must(registrator_->reregister(echo_.socket(), 1, Interests::READABLE));
  }

 private:
  std::optional<Registrator> registrator_;
  Echo echo_;
  Channel<Event> channel_;
  std::thread waiter_;
};

}  // namespace

int main() try {
  OneThread one;
  TwoThreads two;
  const Comparison result = compare([&] { two(); }, [&] { one(); }, 51, 100);
  std::cout << std::fixed << std::setprecision(0) << "two threads: "
            << result.first << " ns\none thread: " << result.second
            << " ns\nthe second costs " << std::setprecision(2)
            << 1 / result.ratio << " of the first\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
