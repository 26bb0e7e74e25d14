// Datagrams that arrive while nobody waits for them: a few, and too many.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "datagrams.hpp"
#include "usage.hpp"

namespace {

// Sends so many, and only then looks what is there.
int received_of(int count) {
  const Datagrams datagrams;
  const std::string text(1000, 'x');
  for (int i = 0; i < count; ++i) datagrams.send(text);
  set_nonblocking(datagrams.receiver());
  int received = 0;
  while (receive(datagrams.receiver())) ++received;
  return received;
}

}  // namespace

int main() try {
  for (const int count : {3, 30'000}) {
    std::printf("sent %d, received %d\n", count, received_of(count));
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
