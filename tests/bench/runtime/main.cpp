// What every contestant's program does:
//
//   PROGRAM version                          its name and version
//   PROGRAM pool AT-ONCE COUNT PORT FILE     nanoseconds for each of COUNT …
//   PROGRAM wake-ups 2 COUNT PORT FILE
//   PROGRAM add-timers 1 COUNT PORT FILE     and cancel-timers, fire-timers
//   PROGRAM files AT-ONCE COUNT PORT FILE    … reads of FILE
//   PROGRAM keys AT-ONCE COUNT PORT FILE
//   PROGRAM http AT-ONCE COUNT PORT FILE     … requests to 127.0.0.1:PORT
//
// node.js does the same.
#include <iostream>
#include <string>

#include "contestant.hpp"

namespace bench {
namespace {

struct Words {
  std::string work;
  int at_once;
  int count;
  std::uint16_t port;
  std::string file;
};

double time_of(const Words& words, Ending ending) {
  const std::chrono::duration<double, std::nano> all =
      timers(words.count, ending);
  return all.count() / words.count;
}

double measure(const Words& words) {
  if (words.work == "add-timers") return time_of(words, Ending::none);
  if (words.work == "cancel-timers") return time_of(words, Ending::cancelled);
  if (words.work == "fire-timers") return time_of(words, Ending::fired);
  Progress progress(words.count, words.at_once);
  if (words.work == "pool") {
    pool_round_trips(progress, words.at_once);
  } else if (words.work == "wake-ups") {
    wake_ups(progress);
  } else if (words.work == "files") {
    file_reads(progress, words.at_once, words.file);
  } else if (words.work == "keys") {
    keys(progress, words.at_once);
  } else if (words.work == "http") {
    http_gets(progress, words.at_once, words.port);
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
  if (argc != 6) {
    bench::fail("usage: PROGRAM WORK AT-ONCE COUNT PORT FILE, see main.cpp");
  }
  std::cout << bench::measure(
                   {argv[1], std::stoi(argv[2]), std::stoi(argv[3]),
                    static_cast<std::uint16_t>(std::stoi(argv[4])), argv[5]})
            << '\n';
}
