// Runs the contestants that are there, side by side, and writes what came out.
//
//   bench [--suite queue|runtime] [--rounds N] [--quick] FOLDER
//
// In each round every work is done by all contestants, one after another, each
// time in a new process. Without a suite both are run. FOLDER gets speed.md,
// speed.txt and figures/speed.svg, and the same of runtime_speed. --quick does
// next to nothing: it shows that everything runs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "process.hpp"
#include "results.hpp"
#include "runtime/surroundings.hpp"
#include "sockets.hpp"

namespace bench {
namespace {

struct Options {
  std::vector<const Suite*> suites{&queues(), &runtimes()};
  std::size_t rounds = 9;
  bool quick = false;
  std::filesystem::path folder;
};

std::vector<const Suite*> suites_of(const std::string& word) {
  if (word == "queue") return {&queues()};
  if (word == "runtime") return {&runtimes()};
  throw std::runtime_error("there is no suite \"" + word +
                           "\", there are queue and runtime");
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--rounds" && i + 1 < argc) {
      options.rounds = std::max(std::stoul(argv[++i]), 1ul);
    } else if (word == "--suite" && i + 1 < argc) {
      options.suites = suites_of(argv[++i]);
    } else if (word == "--quick") {
      options.quick = true;
    } else {
      options.folder = word;
    }
  }
  if (options.folder.empty()) {
    throw std::runtime_error(
        "usage: bench [--suite queue|runtime] [--rounds N] [--quick] FOLDER");
  }
  return options;
}

// What a contestant's program prints.
std::string output_of(const std::filesystem::path& program,
                      const std::vector<std::string>& words) {
  std::vector<std::string> line{program.string()};
  line.insert(line.end(), words.begin(), words.end());
  support::Process process(line);
  auto outcome = process.wait(std::chrono::minutes(2));
  if (outcome.timed_out || outcome.status != 0) {
    throw std::runtime_error(program.filename().string() + " failed at " +
                             words[0] + ": " + outcome.errors);
  }
  while (outcome.output.ends_with('\n')) outcome.output.pop_back();
  return outcome.output;
}

double number_of(const std::filesystem::path& program, const Work& work,
                 const std::vector<std::string>& more_words) {
  std::vector<std::string> words{work.what, std::to_string(work.size),
                                 std::to_string(work.count)};
  words.insert(words.end(), more_words.begin(), more_words.end());
  return std::stod(output_of(program, words));
}

std::vector<Contestant> present_in(const std::filesystem::path& programs,
                                   const Suite& suite) {
  std::vector<Contestant> present;
  for (const auto& contestant : suite.contestants) {
    if (exists(programs / contestant.program)) {
      present.push_back(contestant);
    } else {
      std::cout << "without " << contestant.name << ": it was not built, "
                << contestant.package << " is missing\n";
    }
  }
  return present;
}

// A tenth of the descriptors is enough to see that it runs, and many machines
// do not allow more.
void make_quick(std::vector<Work>& works) {
  for (auto& work : works) {
    work.count = 50;
    if (work.what != "connections") work.size = std::min(work.size, 400);
  }
}

// One suite on its way: what its programs are told besides the work, and what
// has come out.
class Run {
 public:
  Run(const Suite& suite, std::filesystem::path programs,
      const Options& options)
      : options_(options), programs_(std::move(programs)), results_(suite) {
    results_.contestants = present_in(programs_, suite);
    if (options.quick) make_quick(results_.works);
    if (&suite == &runtimes() && is_possible()) {
      keep_cores_awake();
      surroundings_.emplace(programs_ / "runtime_server", options.folder);
    }
  }

  // Whether the one is there to which the others are compared.
  bool is_possible() const {
    const auto& present = results_.contestants;
    return !present.empty() &&
           present[0].program == results_.suite.contestants[0].program;
  }

  Results measure() {
    for (const auto& contestant : results_.contestants) {
      describe(contestant);
    }
    for (std::size_t round = 1; round <= options_.rounds; ++round) {
      std::cout << "round " << round << " of " << options_.rounds << std::endl;
      for (const auto& work : results_.works) {
        for (const auto& contestant : results_.contestants) {
          results_.at(work, contestant).push_back(number(contestant, work));
        }
      }
    }
    results_.rounds = options_.rounds;
    return std::move(results_);
  }

 private:
  void describe(const Contestant& contestant) {
    results_.versions[contestant.program] =
        output_of(programs_ / contestant.program, {"version"});
    if (&results_.suite != &queues()) return;
    const Work memory{"memory", options_.quick ? 400 : 10'000, 1, ""};
    results_.memory[contestant.program] = number(contestant, memory);
  }

  double number(const Contestant& contestant, const Work& work) {
    if (surroundings_) choose_cores(work);
    return number_of(programs_ / contestant.program, work,
                     surroundings_ ? surroundings_->words()
                                   : std::vector<std::string>());
  }

  // Whether all that happens is that two threads wake each other in turn.
  static bool is_to_and_fro(const Work& work) {
    return work.what == "wake-ups" || (work.what == "pool" && work.size == 1);
  }

  // Also for the programs that are started from here. See contestant.hpp.
  static void choose_cores(const Work& work) {
    if (work.what == "http") {
      stay_off_last_core();
    } else if (is_to_and_fro(work)) {
      stay_on_last_core();
    } else {
      use_all_cores();
    }
  }

  const Options& options_;
  std::filesystem::path programs_;
  Results results_;
  std::optional<Surroundings> surroundings_;
};

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
  std::cout << "written: " << file.string() << '\n';
}

void run(const Suite& suite, const std::filesystem::path& programs,
         const Options& options) {
  Run run(suite, programs, options);
  if (!run.is_possible()) return;  // it has been said what is missing
  const Results results = run.measure();
  const auto& [folder, name] = std::tie(options.folder, suite.name);
  std::cout << '\n' << as_text(results) << '\n';
  write(folder / (name + ".md"), as_markdown(results));
  write(folder / (name + ".txt"), as_text(results));
  write(folder / "figures" / (name + ".svg"), as_plot(results));
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    const auto options = bench::options_of(argc, argv);
    const auto programs = std::filesystem::path(argv[0]).parent_path();
    for (const auto* suite : options.suites) {
      bench::run(*suite, programs, options);
    }
  } catch (const std::exception& problem) {
    std::cerr << "bench: " << problem.what() << '\n';
    return 1;
  }
}
