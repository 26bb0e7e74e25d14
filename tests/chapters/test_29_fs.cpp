// Chapter 29: files, on the pool.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("29-fs");

}  // namespace

TEST_CASE("four_pipes_fill_the_pool") {
  if (support::is_linux("full.cpp")) chapter.check_in_order("full");
}

TEST_CASE("a_file_is_read_by_a_thread_of_the_pool") {
  if (support::is_linux("/proc/thread-self")) chapter.check("who_reads");
}

TEST_CASE("a_file_lives_and_a_missing_one_is_an_error") {
  chapter.check("files");
}

TEST_CASE("reading_here_and_by_the_pool_is_measured") { chapter.check("cost"); }

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("tree");
  chapter.check("whole");
}
