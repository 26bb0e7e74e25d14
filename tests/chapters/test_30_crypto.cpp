// Chapter 30: what is slow on purpose.
#include <filesystem>

#include "step.hpp"

using support::check_prints;
using support::run;

namespace {

const std::string chapter = "30-crypto";

// Where OpenSSL is not, its programs are not built.
bool is_built() {
  if (std::filesystem::exists(support::program("30_sealed"))) return true;
  support::skip("no OpenSSL for this system");
  return false;
}

void check(const std::string& name) {
  if (is_built()) check_prints(run("30_" + name), chapter, name);
}

}  // namespace

TEST_CASE("a_digest_is_guessed_thousands_of_times_faster_than_a_key") {
  if (!is_built()) return;
  const auto outcome = run("30_guesses");
  check_prints(outcome, chapter, "guesses");
  const auto number_after = [&](const std::string& text) {
    return std::stol(outcome.output.substr(outcome.output.find(text) +
                                           text.size()));
  };
  CHECK(number_after("SHA-256: ") > 1000 * number_after("PBKDF2: "));
  CHECK(number_after("SHA-256: ") > 1000 * number_after("scrypt: "));
}

TEST_CASE("keys_are_computed_beside_a_clock_that_stays_on_time") {
  if (!is_built()) return;
  check_prints(
      support::run_in_order("30_parallel", support::prints(chapter, "parallel")),
      chapter, "parallel");
}

TEST_CASE("a_sealed_text_opens_with_its_key_alone") { check("sealed"); }

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("passwords");
  check("timing");
}
