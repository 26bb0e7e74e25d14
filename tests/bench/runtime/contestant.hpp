// What is measured of a runtime, and what each contestant has to provide.
//
// Every contestant is a program of its own: main.cpp, and one file that does
// the same works by its own means, as its documentation would have it done;
// Node has node.js for all of it. Fair play:
//   - One loop on one thread, and a pool of four threads.
//   - The scheduler decides which thread is where, as it would in any program;
//     but where two threads do nothing but wake each other in turn, in wake_ups
//     and with one task of the pool at a time, both are on one core: on two, it
//     is his whim that would be measured. And the HTTP server has a core of its
//     own if there is more than one. Nobody sees to that himself: it is done
//     before the program begins.
//   - The server, the file and the pseudo-random delays are the same for all,
//     and so is the parser of HTTP, except Node's.
//   - What is counted begins when the loop does, and not with the program.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>

#include "../progress.hpp"
#include "../sockets.hpp"

namespace bench {

inline constexpr int pool_threads = 4;

// Tasks of the pool that do nothing, `at_once` under way: each time that the
// loop hears of the end of one is a step, and another one begins.
void pool_round_trips(Progress& progress, int at_once);

// A visitor on another thread rings the loop, and the loop answers.
void wake_ups(Progress& progress);

// What becomes of timers when `count` of them have been started.
enum class Ending { none, cancelled, fired };

// How long that took, all in all.
std::chrono::nanoseconds timers(int count, Ending ending);

// Reads the whole of a file of 4096 bytes, `at_once` times side by side.
void file_reads(Progress& progress, int at_once, const std::string& path);

// Makes keys of a password on the pool. Everyone calls OpenSSL for it.
struct Key {
  static constexpr const char* password = "open, sesame";
  static constexpr const char* salt = "0123456789abcdef";
  static constexpr int iterations = 1000;
  static constexpr int size = 32;
};
void keys(Progress& progress, int at_once);

// GETs of a small text from a server on 127.0.0.1, on `at_once` connections
// that stay open.
inline constexpr std::size_t body_size = 64;
void http_gets(Progress& progress, int at_once, std::uint16_t port);

// Name and version.
std::string version();

// ---- For all contestants in C++.

// Delays of which no two in a row are alike.
class Delays {
 public:
  // `first` milliseconds or more, but less than `first + range`.
  Delays(int first, int range) : first_(first), range_(range) {}

  std::chrono::milliseconds next() {
    state_ = state_ * 1'103'515'245 + 12'345;
    return std::chrono::milliseconds(
        first_ + static_cast<int>((state_ >> 16 & 0x7fff) %
                                  static_cast<unsigned>(range_)));
  }

  // Such that all are due when a million have been started; or none.
  static Delays for_ending(Ending ending) {
    return ending == Ending::fired ? Delays(1, 50) : Delays(60'000, 1'000);
  }

 private:
  int first_;
  int range_;
  std::uint32_t state_ = 1;
};

// The visitor of wake_ups. The loop calls answer() whenever it has been rung,
// until it is false.
class Visitor {
 public:
  Visitor(Progress& progress, std::function<void()> ring)
      : thread_([this, &progress, ring = std::move(ring)] {
          while (!is_over_) {
            ring();
            answered_.acquire();
            is_over_ = !progress.step();
          }
          ring();
        }) {}
  ~Visitor() { thread_.join(); }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  // Whether there may be another ring.
  bool answer() {
    if (is_over_) return false;
    answered_.release();
    return true;
  }

 private:
  std::atomic<bool> is_over_ = false;
  std::binary_semaphore answered_{0};
  std::thread thread_;
};

}  // namespace bench
