// Chapter 32: the experiment on our own loop, and beside Node.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "chapter.hpp"
#include "experiment_order.hpp"

namespace {

const support::Chapter chapter("32-putting-together");
const support::Chapter chapter_22("22-what-node-is");
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

// Where OpenSSL is not, there is no experiment.
bool has_openssl() {
  return chapter.is_built("experiment", "no OpenSSL for this system");
}

}  // namespace

TEST_CASE("the_experiment_runs_in_the_order_that_is_described") {
  if (!has_openssl()) return;
  const auto outcome = chapter.run_with_server("experiment");
  INFO(outcome.errors);
  INFO(outcome.output);
  CHECK(outcome.status == 0);
  CHECK(experiment::fault(comparable(outcome.output)) == "");
}

TEST_CASE("the_experiment_wakes_up_only_when_something_happens") {
  if (!has_openssl()) return;
  const auto outcome = chapter.run_with_server("experiment");
  const auto lines = experiment::lines_of(outcome.output);
  int last = 0;
  for (const std::string& line : lines) {
    if (line.starts_with("[main] -- turn ")) last = std::stoi(line.substr(15));
  }
  CHECK(last >= 6);
  CHECK(last <= 16);
}

TEST_CASE("the_experiment_prints_what_node_prints") {
  if (!chapter_22.is_built("experiment", "no Node here")) return;
  auto ours = comparable(chapter.run_with_server("experiment").output);
  auto theirs = experiment::lines_of(
      chapter_22.run_with_server("experiment").output);
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  CHECK(ours == theirs);
}

TEST_CASE("the_output_in_the_book_is_in_order_too") {
  std::ifstream file(CHAPTERS_FOLDER
                     "/32-putting-together/expected/experiment.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(experiment::fault(comparable(text)) == "");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_with_server("first_of");
  chapter.check_with_server("patient");
}
