// What was measured, and what is to be told about it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace bench {

struct Contestant {
  std::string program;  // its file beside ours
  std::string name;     // at the head of its column
  std::string package;  // what to install where it is missing
  bool in_plot;
};

struct Work {
  std::string what;  // as main.cpp calls it
  int size;
  long count;
  std::string title;  // at the head of its row
};

// The first contestant is the one to which the others are compared.
const std::vector<Contestant>& all_contestants();
const std::vector<Work>& all_works();

// All numbers of one run, nanoseconds each; one number a round.
class Results {
 public:
  using Rounds = std::vector<double>;

  Results(std::vector<Contestant> those_present, std::vector<Work> to_do)
      : contestants(std::move(those_present)), works(std::move(to_do)) {}

  Rounds& at(const Work& work, const Contestant& contestant) {
    return times_[work.title][contestant.program];
  }

  // The median over the rounds, in nanoseconds.
  double time(const Work& work, const Contestant& contestant) const;

  // How fast, as a part of the first contestant's speed: the median of what
  // the rounds say one by one. What slows the machine down for a while slows
  // all that are in that round.
  double ratio(const Work& work, const Contestant& contestant) const;

  std::vector<Contestant> contestants;  // those that were there
  std::vector<Work> works;
  std::map<std::string, std::string> versions;  // by program
  std::map<std::string, double> memory;         // bytes, by program
  std::size_t rounds = 0;

 private:
  const Rounds& at(const Work& work, const Contestant& contestant) const {
    return times_.at(work.title).at(contestant.program);
  }

  std::map<std::string, std::map<std::string, Rounds>> times_;
};

// The same numbers in the three forms that the book has: as Markdown tables, as
// text for a terminal, and as a figure in SVG.
std::string as_markdown(const Results& results);
std::string as_text(const Results& results);
std::string as_plot(const Results& results);

}  // namespace bench
