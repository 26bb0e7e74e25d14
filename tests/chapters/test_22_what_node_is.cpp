// Chapter 22: the experiment in Node, and the same with calls that block.
#include <filesystem>

#include "experiment_order.hpp"
#include "step.hpp"

using support::prints;
using support::run;

namespace {

const std::string chapter = "22-what-node-is";

// Node's programs are built where there is a Node.
bool has_node() {
  if (std::filesystem::exists(support::program("22_experiment"))) return true;
  support::skip("no Node here");
  return false;
}

void check_prints(const support::Outcome& outcome, const std::string& name) {
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints(chapter, name));
}

}  // namespace

TEST_CASE("node_runs_the_experiment_in_the_order_that_is_described") {
  if (!has_node()) return;
  const auto outcome = support::run_with_delay_server("22_experiment");
  INFO(outcome.errors);
  INFO(outcome.output);
  CHECK(outcome.status == 0);
  CHECK(experiment::fault(experiment::lines_of(outcome.output)) == "");
}

TEST_CASE("one_after_another_takes_as_long_as_all_waits_together") {
  check_prints(support::run_with_delay_server("22_one_after_another"),
               "one_after_another");
}

TEST_CASE("with_one_thread_the_file_waits_behind_the_key") {
  if (!has_node()) return;
  check_prints(run("22_behind_a_key"), "behind_a_key");
}

TEST_CASE("node_reads_files_on_at_most_four_other_threads") {
#ifdef __linux__
  if (!has_node()) return;
  check_prints(run("22_who_reads"), "who_reads");
#else
  support::skip("/proc/thread-self is Linux's");
#endif
}
