// How many soft interrupts of the network does it take to send and receive
// 1000 datagrams on the loopback device? Linux counts them in /proc/softirqs.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "datagrams.hpp"

namespace {

// The sum over all processors of the line that begins with the name.
long soft_interrupts(const std::string& name) {
  std::ifstream table("/proc/softirqs");
  for (std::string line; std::getline(table, line);) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    if (first != name + ":") continue;
    long sum = 0;
    for (long count; words >> count;) sum += count;
    return sum;
  }
  throw std::runtime_error("no " + name + " in /proc/softirqs");
}

}  // namespace

int main() try {
  const Datagrams datagrams;
  const long before = soft_interrupts("NET_RX");
  for (int i = 0; i < 1000; ++i) {
    datagrams.send("ping");
    receive(datagrams.receiver());
  }
  std::printf("NET_RX, for 1000 datagrams: %ld\n",
              soft_interrupts("NET_RX") - before);
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
