// Chapter 22: the experiment in Node, and the same with calls that block.
#include "chapter.hpp"
#include "experiment_order.hpp"

namespace {

const support::Chapter chapter("22-what-node-is");

bool has_node() { return chapter.is_built("experiment", "no Node here"); }

}  // namespace

TEST_CASE("node_runs_the_experiment_in_the_order_that_is_described") {
  if (!has_node()) return;
  const auto outcome = chapter.run_with_server("experiment");
  INFO(outcome.errors);
  INFO(outcome.output);
  CHECK(outcome.status == 0);
  CHECK(experiment::fault(experiment::lines_of(outcome.output)) == "");
}

TEST_CASE("one_after_another_takes_as_long_as_all_waits_together") {
  chapter.check_with_server("one_after_another");
}

TEST_CASE("with_one_thread_the_file_waits_behind_the_key") {
  if (has_node()) chapter.check("behind_a_key");
}

TEST_CASE("node_reads_files_on_at_most_four_other_threads") {
  if (!support::is_linux("/proc/thread-self")) return;
  if (has_node()) chapter.check("who_reads");
}
