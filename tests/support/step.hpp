// Running a chapter's programs in tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doctest.hpp"
#include "process.hpp"
#include "skip.hpp"

namespace support {

// The kernel queue that this build's programs use: "epoll", "kqueue", "iocp".
std::string kernel();

// True on Wine, whose deviations from Windows the tests know.
bool is_wine();

// Path of a program, by its name without a suffix: "07_five_replies".
std::string program(const std::string& name);

// Runs a program to its end.
Outcome run(const std::string& name, std::vector<std::string> arguments = {},
            const std::vector<Process::Variable>& environment = {});

// The same with a delay server of its own beside it.
Outcome run_with_delay_server(const std::string& name,
                              std::vector<std::string> arguments = {});

// A delay server that can be stopped in the middle of a test.
class DelayServer {
 public:
  DelayServer();
  std::uint16_t port() const { return port_; }
  // What a step needs in its environment to find this server.
  std::vector<Process::Variable> environment() const;
  void stop() { process_.kill(); }

 private:
  Process process_;
  std::uint16_t port_ = 0;
};

// A port of 127.0.0.1 at which nobody listens.
std::uint16_t unused_port();

// What a program should print: the text of
// chapters/CHAPTER/expected/NAME.KERNEL.txt if there is one, else of NAME.txt.
//
//   CHECK(outcome.output == prints("07-epoll", "five_replies"));
//
// says, when it fails, in which line the two differ.
class Expected {
 public:
  explicit Expected(std::string path) : path_(std::move(path)) {}
  bool is_printed_as(const std::string& text) const;
  std::string description() const;

 private:
  std::string path_;
  mutable std::string reason_;  // of the last comparison, if it failed
};
Expected prints(const std::string& chapter, const std::string& name);

// Runs a program whose replies are due 100 ms apart, with a delay server. On a
// machine so busy that a program stands still for longer, two of them change
// places, and no program is to blame: so it gets three tries.
Outcome run_in_order(const std::string& name, const Expected& expected);

inline bool operator==(const std::string& text, const Expected& expected) {
  return expected.is_printed_as(text);
}
inline doctest::String toString(const Expected& expected) {
  return expected.description().c_str();
}

// That a program has ended well, and has printed what it should.
inline void check_prints(const Outcome& outcome, const std::string& chapter,
                         const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output == prints(chapter, name));
}

}  // namespace support
