// What the tests of a chapter do with its programs: run them, and compare what
// they print with chapters/NN-slug/expected/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sanitizers.hpp"
#include "step.hpp"

namespace support {

// The programs of one chapter, each called by its name without the number:
//
//   const support::Chapter chapter("25-timers");
//   chapter.check("many");  // runs 25_many
class Chapter {
 public:
  // By the name of its folder.
  explicit Chapter(std::string folder);

  // A program's path.
  std::string program(const std::string& name) const;
  // What it should print: see support::prints.
  Expected prints(const std::string& name) const;
  // Whether it has been built. If not, the test is skipped for that reason.
  bool is_built(const std::string& name, const std::string& otherwise) const;

  Outcome run(const std::string& name, std::vector<std::string> arguments = {},
              const std::vector<Process::Variable>& environment = {}) const;
  // The same with a delay server of its own, or with one that is elsewhere.
  Outcome run_with_server(const std::string& name) const;
  Outcome run_with_server_at(const std::string& port,
                             const std::string& name) const;
  // With a delay server, and three tries: see support::run_in_order.
  Outcome run_in_order(const std::string& name) const;
  // With a delay server that stops when the program has printed the line.
  Outcome run_and_stop_server(const std::string& name,
                              const std::string& line) const;

  // That a program has ended well, and has printed what it should.
  void check(const Outcome& outcome, const std::string& name) const;
  // The same of one that is run for it: in one of the ways above.
  void check(const std::string& name) const;
  void check_with_server(const std::string& name) const;
  void check_in_order(const std::string& name) const;

  // The program, and where there is a second queue to build for, its twin: what
  // add_chapter() makes of those below EACH. Both must print the same.
  std::vector<std::string> each(const std::string& name) const;
  void check_each(const std::string& name) const;
  void check_each_in_order(const std::string& name) const;

 private:
  std::string target(const std::string& name) const { return number_ + name; }

  std::string folder_;
  std::string number_;  // "25_"
};

// The number that follows the label, which must be there.
double number_after(const std::string& text, const std::string& label);

}  // namespace support
