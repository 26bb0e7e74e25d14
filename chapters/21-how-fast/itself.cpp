// Measures one thing against itself, in a bad way and in a better one.
#include <array>
#include <cstddef>
#include <iomanip>
#include <iostream>

#include <minimio/minimio.hpp>

#include "measure.hpp"

using namespace minimio;

namespace {

// Sends itself a datagram, and takes it.
class Work {
 public:
  void operator()() {
    (void)socket_.send_to(bytes_of("x"), address_);
    std::array<std::byte, 8> room;
    (void)socket_.receive(room);
  }

 private:
  UdpSocket socket_ = UdpSocket::bind(SocketAddress::loopback(0)).value();
  SocketAddress address_ = socket_.local_address().value();
};

}  // namespace

int main() {
  std::cout << std::fixed << std::setprecision(2);
  std::cout << "once each, few calls:";
  for (int i = 0; i < 5; ++i) {
    Work first;
    Work second;
    const double ratio = time_of(first, 20) / time_of(second, 20);
    std::cout << " " << ratio;
  }
  std::cout << "\nin turn, the median: ";
  for (int i = 0; i < 5; ++i) {
    const Comparison same = compare(Work(), Work(), 51, 200);
    std::cout << " " << same.ratio;
  }
  std::cout << "\n";
}
