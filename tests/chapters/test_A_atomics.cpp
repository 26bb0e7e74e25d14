// Appendix A: what a memory order forbids never happens; what it allows does,
// where the processor makes use of it.
#include <optional>
#include <sstream>
#include <thread>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("A-atomics");

// What the line that begins with `order` says after `outcome`.
double times(const std::string& output, const std::string& order,
             const std::string& outcome) {
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(order)) return number_after(line, outcome + ": ");
  }
  FAIL("no line begins with " << order);
  return 0;
}

// Whether a line of counts has a game in it.
bool has_games(const std::string& output) {
  for (const char* outcome : {"0 0: ", "0 1: ", "1 0: ", "1 1: "}) {
    if (number_after(output, outcome) > 0) return true;
  }
  return false;
}

// What the program prints, which must be what is expected; of up to five runs
// the first that passes the test, or else the last that has played. On a
// machine with one processor, or with much else to do, two threads may never
// run at the same moment; then nothing is played, and the test is skipped.
template <class Test>
std::optional<std::string> played(const std::string& name, Test test) {
  std::optional<std::string> played;
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto outcome = chapter.run(name);
    chapter.check(outcome, name);
    if (!has_games(outcome.output)) continue;
    played = outcome.output;
    if (test(*played)) return played;
  }
  if (!played) support::skip("two threads that run at the same moment");
  return played;
}

std::optional<std::string> played(const std::string& name) {
  return played(name, [](const std::string&) { return true; });
}

}  // namespace

TEST_CASE("a_load_and_a_store_lose_what_one_operation_keeps") {
  if (std::thread::hardware_concurrency() < 2) {
    return support::skip("two processors");
  }
  double counted = 20'000'000;
  for (int attempt = 0; attempt < 5 && counted == 20'000'000; ++attempt) {
    const auto outcome = chapter.run("counting");
    chapter.check(outcome, "counting");
    counted = number_after(outcome.output, "number = number + 1: ");
  }
  CHECK(counted < 20'000'000);
}

// That the line of seq_cst has no 0 0 stands in expected/.
TEST_CASE("two_stores_are_not_both_overlooked_with_seq_cst") {
  played("store_buffering");
}

TEST_CASE("two_stores_can_both_be_overlooked_with_less_than_seq_cst") {
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
  const auto is_seen = [](const std::string& output) {
    return times(output, "relaxed:", "0 0") > 0 &&
           times(output, "release, acquire:", "0 0") > 0;
  };
  if (!chapter.run("store_buffering").errors.empty()) {
    return support::skip("not optimized, all orders are the strongest");
  }
  const auto output = played("store_buffering", is_seen);
  if (output) CHECK(is_seen(*output));
#else
  support::skip("store buffers, as x86-64 has them");
#endif
}

// That release and acquire have no 1 0 stands in expected/.
TEST_CASE("a_released_flag_is_not_seen_without_its_message") {
  played("message");
}

TEST_CASE("x86_64_keeps_the_order_of_a_message_and_its_flag") {
#if defined(__x86_64__)
  if (const auto output = played("message")) {
    CHECK(times(*output, "relaxed:", "1 0") == 0);
  }
#else
  support::skip("this processor may exchange two relaxed stores");
#endif
}

TEST_CASE("a_fence_of_seq_cst_orders_a_store_and_a_load") {
  if (!chapter.is_built("fence", "the thread sanitizer knows no fences")) {
    return;
  }
  played("fence");
}

TEST_CASE("counters_of_two_threads_are_measured_side_by_side_and_apart") {
  chapter.check("sharing");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("spin_lock");
  played("exchange");
}
