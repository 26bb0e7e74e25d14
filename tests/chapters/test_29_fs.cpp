// Chapter 29: files, on the pool.
#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "29-fs";

void check(const std::string& name) {
  check_prints(run("29_" + name), chapter, name);
}

}  // namespace

TEST_CASE("four_pipes_fill_the_pool") {
#ifdef __linux__
  check_prints(
      support::run_in_order("29_full", support::prints(chapter, "full")),
      chapter, "full");
#else
  support::skip("built for Linux");
#endif
}

TEST_CASE("a_file_is_read_by_a_thread_of_the_pool") {
#ifdef __linux__
  check("who_reads");
#else
  support::skip("/proc/thread-self is Linux's");
#endif
}

TEST_CASE("a_file_lives_and_a_missing_one_is_an_error") { check("files"); }

TEST_CASE("reading_here_and_by_the_pool_is_measured") { check("cost"); }

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("tree");
  check("whole");
}
