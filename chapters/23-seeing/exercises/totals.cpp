// What each thread of a trace did all the time: the sum of its tasks, and of
// its waits. The trace is recorded here, of the workers that queue up.
#include "workers.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

void work() {
  const auto lock = lock_shelf();
  fetch();
  compute();
}

namespace {

// What stands between `before` and the next `end` in a line, or nothing. That
// will do for our own traces, which have an event in each line and no spaces;
// for those of others it takes a parser.
std::string text_of(const std::string& line, const std::string& before,
                    char end) {
  const std::size_t at = line.find(before);
  if (at == line.npos) return {};
  const std::size_t begin = at + before.size();
  return line.substr(begin, line.find(end, begin) - begin);
}

struct Totals {
  std::string name;
  double work = 0, wait = 0;  // in microseconds
};

std::map<int, Totals> read_totals(const std::filesystem::path& path) {
  std::map<int, Totals> totals;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::string thread = text_of(line, "\"tid\":", ',');
    if (thread.empty()) continue;
    Totals& of_thread = totals[std::stoi(thread)];
    const std::string phase = text_of(line, "\"ph\":\"", '"');
    if (phase == "M") {
      of_thread.name = text_of(line, "\"args\":{\"name\":\"", '"');
    } else if (phase == "X") {
      const bool is_wait = text_of(line, "\"cat\":\"", '"') == "wait";
      (is_wait ? of_thread.wait : of_thread.work) +=
          std::stod(text_of(line, "\"dur\":", '}'));
    }
  }
  return totals;
}

}  // namespace

int main() {
  const auto path = std::filesystem::temp_directory_path() / "23_totals.json";
  {
    const auto trace = Trace::create(path).value();
    run_workers(trace.get());
  }
  for (const auto& [number, totals] : read_totals(path)) {
    std::cout << totals.name << ": " << static_cast<int>(totals.work / 1000)
              << " ms of work, " << static_cast<int>(totals.wait / 1000)
              << " ms of waiting\n";
  }
  std::filesystem::remove(path);
}
