// A compromise, or so it seems: ask, and if there is nothing, sleep a little.
#include <cstdio>
#include <exception>
#include <iostream>

#include "measured_wait.hpp"

namespace {

long receive_with_naps(SocketNumber socket) {
  set_nonblocking(socket);
  long calls = 1;
  for (; !receive(socket); ++calls) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return calls;
}

}  // namespace

int main() try {
  const Wait wait = measure(receive_with_naps);
  std::printf("calls of recv: %ld\n", wait.calls);
  std::printf("processor time: %.1f ms\n",
              static_cast<double>(wait.usage.processor.count()) / 1000);
  std::printf("late by: %.1f ms\n",
              static_cast<double>(wait.late.count()) / 1000);
  if (counts_switches) {
    std::printf("voluntary switches: %ld\n", wait.usage.voluntary);
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
