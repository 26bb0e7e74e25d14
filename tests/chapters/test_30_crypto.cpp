// Chapter 30: what is slow on purpose.
#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("30-crypto");

// Where OpenSSL is not, its programs are not built.
bool has_openssl() {
  return chapter.is_built("sealed", "no OpenSSL for this system");
}

}  // namespace

TEST_CASE("a_digest_is_guessed_thousands_of_times_faster_than_a_key") {
  if (!has_openssl()) return;
  const auto outcome = chapter.run("guesses");
  chapter.check(outcome, "guesses");
  const double hashes = number_after(outcome.output, "SHA-256: ");
  CHECK(hashes > 1000 * number_after(outcome.output, "PBKDF2: "));
  CHECK(hashes > 1000 * number_after(outcome.output, "scrypt: "));
}

TEST_CASE("keys_are_computed_beside_a_clock_that_stays_on_time") {
  if (has_openssl()) chapter.check_in_order("parallel");
}

TEST_CASE("a_sealed_text_opens_with_its_key_alone") {
  if (has_openssl()) chapter.check("sealed");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!has_openssl()) return;
  chapter.check("passwords");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // One thread, and what is measured then is the sanitizer.
  chapter.check("timing");
#endif
}
