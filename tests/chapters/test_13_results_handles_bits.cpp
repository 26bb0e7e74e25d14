// Chapter 13: results, handles and bits print what the chapter shows.
#include "step.hpp"

using support::prints;
using support::run;

namespace {

void check_prints(const std::string& name) {
  const auto outcome = run("13_" + name);
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("13-results-handles-bits", name));
}

}  // namespace

TEST_CASE("a_second_owner_closes_a_strangers_file") {
#ifdef __linux__
  check_prints("closed_twice");
#else
  return support::skip("shown with descriptors of Linux");
#endif
}

TEST_CASE("a_result_has_a_value_or_an_error") { check_prints("results"); }

TEST_CASE("a_failed_system_call_has_one_name_for_not_now") {
#ifdef __linux__
  check_prints("system_errors");
#else
  return support::skip("the same with Windows' errors is windows_errors");
#endif
}

TEST_CASE("the_errors_of_winsock_have_their_names_in_errc") {
#ifdef _WIN32
  check_prints("windows_errors");
#else
  return support::skip("Winsock is Windows': see the windows preset");
#endif
}

TEST_CASE("interests_and_readiness_are_bits_with_a_type") {
  check_prints("bits");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check_prints("without");
  check_prints("conditions");
}
