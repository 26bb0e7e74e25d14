// Chapter 31: a client that asks and is not made to wait.
#include <algorithm>
#include <string>

#include "step.hpp"

using support::check_prints;

namespace {

const std::string chapter = "31-http";

support::Outcome run(const std::string& name) {
  return support::run_with_delay_server("31_" + name);
}

void check(const std::string& name) {
  check_prints(run(name), chapter, name);
}

// "[main] blocking: at worst 1001 ms late" -> 1001
int number_after(const std::string& text, const std::string& label) {
  const std::size_t place = text.find(label);
  REQUIRE(place != text.npos);
  return std::stoi(text.substr(place + label.size()));
}

}  // namespace

TEST_CASE("who_reads_once_may_have_half") { check("half"); }

TEST_CASE("requests_at_once_are_answered_when_the_server_does") {
  check_prints(
      support::run_in_order("31_several", support::prints(chapter, "several")),
      chapter, "several");
}

TEST_CASE("a_line_end_in_a_header_is_refused") { check("injected"); }

TEST_CASE("a_body_ends_in_three_ways") { check("ends"); }

TEST_CASE("connections_are_kept_and_a_post_is_not_sent_twice") {
  check("kept");
}

TEST_CASE("a_secret_is_for_one_server_only") { check("secrets"); }

TEST_CASE("a_request_is_given_up") { check("giving_up"); }

// On a machine so busy that a program stands still, so does its timer, whoever
// waits for what: it gets three tries.
TEST_CASE("a_dripping_server_does_not_delay_a_timer") {
  int best = 1000;
  for (int i = 0; i < 3 && best >= 500; ++i) {
    const auto outcome = run("drip");
    check_prints(outcome, chapter, "drip");
    CHECK(number_after(outcome.output, "blocking: at worst ") >= 900);
    best = std::min(best, number_after(outcome.output, "Http: at worst "));
  }
  CHECK(best < 500);
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  check("cached");
  check("eyeballs");
}
