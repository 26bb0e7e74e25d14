// What every contestant's program does:
//
//   PROGRAM version                         its name and version
//   PROGRAM ping-pong CONNECTIONS COUNT     nanoseconds for each of COUNT …
//   PROGRAM few-active DESCRIPTORS COUNT    … messages,
//   PROGRAM connections AT-ONCE COUNT       … connections,
//   PROGRAM wake-ups THREADS COUNT          … times there and back
//   PROGRAM memory CONNECTIONS 1            bytes of heap for each connection
#include <malloc.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "contestant.hpp"
#include "sockets.hpp"

namespace bench {
namespace {

constexpr std::size_t message_size = 64;
constexpr std::size_t active = 100;

std::size_t heap_in_use() {
  const struct mallinfo2 heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

double memory(std::size_t connections) {
  const Circuit circuit = few_active(connections, active);
  const std::size_t before = heap_in_use();
  const auto relay = make_relay(circuit);
  return static_cast<double>(heap_in_use() - before) /
         static_cast<double>(connections);
}

double relay_time(const Circuit& circuit, std::size_t messages,
                  std::size_t bytes, long count) {
  Progress progress(count, static_cast<long>(messages));
  const auto relay = make_relay(circuit);
  start(circuit, messages, bytes);
  relay->run(progress);
  return progress.nanoseconds_each();
}

double measure(const std::string& work, std::size_t size, long count) {
  if (work == "ping-pong") {
    return relay_time(ping_pong(size), size, message_size, count);
  }
  if (work == "few-active") {
    return relay_time(few_active(size, active), active, 1, count);
  }
  if (work == "memory") return memory(size);
  Progress progress(count, static_cast<long>(size));
  if (work == "connections") {
    connections(progress, static_cast<int>(size));
  } else if (work == "wake-ups") {
    keep_cores_awake();
    wake_ups(progress);
  } else {
    fail("what is measured? See main.cpp");
  }
  return progress.nanoseconds_each();
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  if (argc == 2 && argv[1] == std::string("version")) {
    std::cout << bench::version() << '\n';
    return 0;
  }
  if (argc != 4) bench::fail("usage: PROGRAM WORK SIZE COUNT, see main.cpp");
  bench::raise_descriptor_limit();
  bench::stay_on_this_core();
  std::cout << bench::measure(argv[1], std::stoul(argv[2]), std::stol(argv[3]))
            << '\n';
}
