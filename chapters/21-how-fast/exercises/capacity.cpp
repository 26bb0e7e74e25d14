// What room for more events is worth: 64 sockets, all ready, each of which is
// read once in every turn.
#include <array>
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <vector>

#include <minimio/minimio.hpp>

#include "../measure.hpp"

using namespace minimio;

namespace {

class Turn {
 public:
  explicit Turn(std::size_t room) : events_(room) {
    for (Token token = 0; token < 64; ++token) {
      sockets_.push_back(
          UdpSocket::bind(SocketAddress::loopback(0)).value());
      addresses_.push_back(sockets_.back().local_address().value());
    }
    for (Token token = 0; token < sockets_.size(); ++token) {
      (void)poll_.registrator().register_source(
          sockets_[token], token, Interests::READABLE, Trigger::level);
    }
  }

  void operator()() {
    for (std::size_t i = 0; i < sockets_.size(); ++i) {
      (void)sockets_[i].send_to(bytes_of("x"), addresses_[i]);
    }
    std::array<std::byte, 8> room;
    for (std::size_t left = sockets_.size(); left > 0;) {
      if (!poll_.poll(events_)) return;
      for (const Event& event : events_) {
        if (sockets_[event.token()].receive(room)) --left;
      }
    }
  }

 private:
  Poll poll_ = Poll::create().value();
  Events events_;
  std::vector<UdpSocket> sockets_;
  std::vector<SocketAddress> addresses_;
};

}  // namespace

int main() {
  std::cout << std::fixed << std::setprecision(2);
  for (const std::size_t room : {1UL, 4UL, 16UL, 64UL}) {
    const Comparison result = compare(Turn(room), Turn(64), 21, 20);
    std::cout << "room for " << std::setw(2) << room << ": " << result.ratio
              << " of the time with room for 64\n";
  }
}
