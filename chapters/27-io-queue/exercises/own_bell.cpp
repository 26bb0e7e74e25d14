// A bell made of a socket that sends to itself, and minimio's.
#include <array>
#include <iomanip>
#include <iostream>

#include <minimio/minimio.hpp>

#include "measure.hpp"

#include "../must.hpp"

using namespace minimio;

namespace {

class OwnBell {
 public:
  OwnBell() {
    must(poll_.registrator().register_source(
        socket_, 1, Interests::READABLE, Trigger::level));
  }

  void operator()() {
    must(socket_.send_to(bytes_of("!"), address_));
    must(poll_.poll(events_));
    std::array<std::byte, 16> room;
    while (socket_.receive(room)) {
    }
  }

 private:
  UdpSocket socket_ = must(UdpSocket::bind(SocketAddress::loopback(0)));
  SocketAddress address_ = must(socket_.local_address());
  Poll poll_ = must(Poll::create());
  Events events_{16};
};

class TheirBell {
 public:
  void operator()() {
    must(waker_.wake());
    must(poll_.poll(events_));
  }

 private:
  Poll poll_ = must(Poll::create());
  Waker waker_ = must(poll_.registrator().waker(1));
  Events events_{16};
};

}  // namespace

int main() try {
  OwnBell own;
  TheirBell theirs;
  const Comparison result = compare([&] { theirs(); }, [&] { own(); }, 51, 200);
  std::cout << "minimio's bell costs " << std::fixed << std::setprecision(2)
            << result.ratio << " of a socket's\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
