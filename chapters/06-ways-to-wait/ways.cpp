// Five ways to wait for 1, 10 and 1,000 replies of the delay server, and what
// each costs.
//
//   06_ways              all of them
//   06_ways WAY COUNT    one, in this process
//
// Each measurement has a process of its own, so that none profits from memory
// that another has left behind.
#include <chrono>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "descriptor_limit.hpp"
#include "errand.hpp"
#include "peak_memory.hpp"
#include "run_command.hpp"
#include "with_callbacks.hpp"
#include "with_tasks.hpp"
#include "with_threads.hpp"

namespace {

struct Way {
  const char* name;
  void (*run)(Errand&);
  std::vector<int> counts;  // to be measured with
};

// A thousand replies, one by one, would take a hundred seconds.
const Way ways[] = {{"one_by_one", one_by_one, {1, 10}},
                    {"thread_each", thread_each, {1, 10, 1000}},
                    {"pool", pool, {1, 10, 1000}},
                    {"callbacks", callbacks, {1, 10, 1000}},
                    {"tasks", tasks, {1, 10, 1000}}};

void measure(const Way& way, int count) {
  using Clock = std::chrono::steady_clock;
  raise_descriptor_limit();
  Errand errand(delay_server_port(), count);
  const auto start = Clock::now();
  way.run(errand);
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
      Clock::now() - start);
  errand.check();
  std::ostringstream line;
  line << way.name << ", " << count << (count == 1 ? " reply: " : " replies: ")
       << elapsed.count() << " ms, " << errand.threads()
       << (errand.threads() == 1 ? " thread, " : " threads, ") << std::fixed
       << std::setprecision(1) << peak_memory_mib() << " MiB\n";
  std::cout << line.str() << std::flush;
}

int measure_all(const std::string& program) {
  for (const Way& way : ways) {
    for (const int count : way.counts) {
      const int status =
          run_command({program, way.name, std::to_string(count)});
      if (status != 0) return status;
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** words) try {
  if (count == 1) return measure_all(words[0]);
  for (const Way& way : ways) {
    if (count == 3 && words[1] == std::string(way.name)) {
      measure(way, std::stoi(words[2]));
      return 0;
    }
  }
  std::cerr << "usage: 06_ways [WAY COUNT]\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
