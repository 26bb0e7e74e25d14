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
  int look;             // in the figure, a number of plot.cpp's; or -1
  std::string plotted_as = {};  // the first one, below its line
};

struct Work {
  std::string what;  // as main.cpp calls it
  int size;
  long count;
  std::string title;  // at the head of its row
};

// What is measured in one go, and shown in one table.
struct Suite {
  std::string name;       // of the files that are written
  std::string yardstick;  // what the first contestant is called in sentences
  std::vector<Contestant> contestants;  // the others are compared to the first
  std::vector<Work> works;
  std::vector<double> ticks;  // of the figure's scale, or none: by twentieths
};

// Event queues, of one thread: raw epoll is the yardstick.
const Suite& queues();
// Runtimes, with timers, a pool, files and HTTP: the yardstick is mininode.
const Suite& runtimes();

// All numbers of one run, nanoseconds each; one number a round.
class Results {
 public:
  using Rounds = std::vector<double>;

  explicit Results(const Suite& what)
      : suite(what), contestants(what.contestants), works(what.works) {}

  Rounds& at(const Work& work, const Contestant& contestant) {
    return times_[work.title][contestant.program];
  }

  // The median over the rounds, in nanoseconds.
  double time(const Work& work, const Contestant& contestant) const;

  // How fast, as a part of the first contestant's speed: the median of what
  // the rounds say one by one. What slows the machine down for a while slows
  // all that are in that round.
  double ratio(const Work& work, const Contestant& contestant) const;

  const Suite& suite;
  std::vector<Contestant> contestants;  // those that were there
  std::vector<Work> works;
  std::map<std::string, std::string> versions;  // by program
  std::map<std::string, double> memory;         // bytes, by program, or none
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
