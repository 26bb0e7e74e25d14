// Chapter 32: the experiment on our own loop, and beside Node.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "experiment_order.hpp"
#include "step.hpp"

using support::check_prints;

namespace {

const std::string chapter = "32-putting-together";
constexpr std::string_view prefix = "[main] ";

// What JavaScript can print as well: no turns, and not what is in the file.
std::vector<std::string> comparable(const std::string& output) {
  std::vector<std::string> lines;
  for (const std::string& line : experiment::lines_of(output)) {
    if (!line.starts_with(prefix)) continue;
    const std::string text = line.substr(prefix.size());
    if (text.starts_with("-- turn") || text.starts_with("test.txt, ")) continue;
    lines.push_back(text);
  }
  return lines;
}

bool has(const std::string& name) {
  return std::filesystem::exists(support::program(name));
}

// Where OpenSSL is not, there is no experiment.
bool is_built() {
  if (has("32_experiment")) return true;
  support::skip("no OpenSSL for this system");
  return false;
}

support::Outcome run(const std::string& name) {
  return support::run_with_delay_server(name);
}

}  // namespace

TEST_CASE("the_experiment_runs_in_the_order_that_is_described") {
  if (!is_built()) return;
  const auto outcome = run("32_experiment");
  INFO(outcome.errors);
  INFO(outcome.output);
  CHECK(outcome.status == 0);
  CHECK(experiment::fault(comparable(outcome.output)) == "");
}

TEST_CASE("the_experiment_wakes_up_only_when_something_happens") {
  if (!is_built()) return;
  const auto outcome = run("32_experiment");
  const auto lines = experiment::lines_of(outcome.output);
  int last = 0;
  for (const std::string& line : lines) {
    if (line.starts_with("[main] -- turn ")) last = std::stoi(line.substr(15));
  }
  CHECK(last >= 6);
  CHECK(last <= 16);
}

TEST_CASE("the_experiment_prints_what_node_prints") {
  if (!has("22_experiment")) return support::skip("no Node here");
  auto ours = comparable(run("32_experiment").output);
  auto theirs = experiment::lines_of(run("22_experiment").output);
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  CHECK(ours == theirs);
}

TEST_CASE("the_output_in_the_book_is_in_order_too") {
  std::ifstream file(std::string(CHAPTERS_FOLDER) + "/" + chapter +
                     "/expected/experiment.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(experiment::fault(comparable(text)) == "");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_prints(run("32_first_of"), chapter, "first_of");
  check_prints(run("32_patient"), chapter, "patient");
}
