// Running a chapter's programs in tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
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

// CHECK_THAT(outcome.output, prints("07-epoll", "five_replies")): the text of
// chapters/07-epoll/expected/five_replies.KERNEL.txt if there is one, else of
// five_replies.txt.
class Prints : public StringMatcher {
 public:
  explicit Prints(std::string path);
  bool match(const std::string& printed) const override;
  std::string describe() const override;

 private:
  std::string path_;
  mutable std::string reason_;
};
Prints prints(const std::string& chapter, const std::string& name);

}  // namespace support
