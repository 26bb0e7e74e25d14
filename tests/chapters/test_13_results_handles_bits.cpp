// Chapter 13: results, handles and bits print what the chapter shows.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("13-results-handles-bits");

}  // namespace

TEST_CASE("a_second_owner_closes_a_strangers_file") {
  if (support::is_linux("closed_twice.cpp")) chapter.check("closed_twice");
}

TEST_CASE("a_result_has_a_value_or_an_error") { chapter.check("results"); }

TEST_CASE("a_failed_system_call_has_one_name_for_not_now") {
  if (support::is_linux("system_errors.cpp")) chapter.check("system_errors");
}

TEST_CASE("the_errors_of_winsock_have_their_names_in_errc") {
  if (support::has_completion_ports()) chapter.check("windows_errors");
}

TEST_CASE("interests_and_readiness_are_bits_with_a_type") {
  chapter.check("bits");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("without");
  chapter.check("conditions");
}
