// Runs the contestants that are there, side by side, and writes what came out.
//
//   bench [--rounds N] [--quick] FOLDER
//
// In each round every work is done by all contestants, one after the other, each
// time in a new process. FOLDER gets speed.md, speed.txt and figures/speed.svg.
// --quick does next to nothing: it shows that everything runs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "process.hpp"
#include "results.hpp"

namespace bench {
namespace {

struct Options {
  std::size_t rounds = 9;
  bool quick = false;
  std::filesystem::path folder;
};

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--rounds" && i + 1 < argc) {
      options.rounds = std::max(std::stoul(argv[++i]), 1ul);
    } else if (word == "--quick") {
      options.quick = true;
    } else {
      options.folder = word;
    }
  }
  if (options.folder.empty()) {
    throw std::runtime_error("usage: bench [--rounds N] [--quick] FOLDER");
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
                 long count) {
  return std::stod(output_of(program, {work.what, std::to_string(work.size),
                                       std::to_string(count)}));
}

std::vector<Contestant> present_in(const std::filesystem::path& programs) {
  std::vector<Contestant> present;
  for (const auto& contestant : all_contestants()) {
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
std::vector<Work> works_for(const Options& options) {
  auto works = all_works();
  for (auto& work : works) {
    if (!options.quick) continue;
    work.count = 50;
    if (work.what != "connections") work.size = std::min(work.size, 400);
  }
  return works;
}

void measure(Results& results, const std::filesystem::path& programs,
             const Options& options) {
  for (const auto& contestant : results.contestants) {
    const auto program = programs / contestant.program;
    results.versions[contestant.program] = output_of(program, {"version"});
    const Work memory{"memory", options.quick ? 400 : 10'000, 1, ""};
    results.memory[contestant.program] = number_of(program, memory, 1);
  }
  for (std::size_t round = 1; round <= options.rounds; ++round) {
    std::cout << "round " << round << " of " << options.rounds << std::endl;
    for (const auto& work : results.works) {
      for (const auto& contestant : results.contestants) {
        results.at(work, contestant)
            .push_back(number_of(programs / contestant.program, work,
                                 work.count));
      }
    }
  }
  results.rounds = options.rounds;
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
  std::cout << "written: " << file.string() << '\n';
}

void run(const Options& options, const std::filesystem::path& programs) {
  Results results(present_in(programs), works_for(options));
  measure(results, programs, options);
  std::cout << '\n' << as_text(results) << '\n';
  write(options.folder / "speed.md", as_markdown(results));
  write(options.folder / "speed.txt", as_text(results));
  write(options.folder / "figures" / "speed.svg", as_plot(results));
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    bench::run(bench::options_of(argc, argv),
               std::filesystem::path(argv[0]).parent_path());
  } catch (const std::exception& problem) {
    std::cerr << "bench: " << problem.what() << '\n';
    return 1;
  }
}
