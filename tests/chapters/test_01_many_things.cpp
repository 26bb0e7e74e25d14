// Chapter 1: three orders for the same chores, and what waiting costs.
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("01-many-things");

// One way to do the chores, as a diary tells it.
struct Day {
  std::vector<std::string> lines;  // what was done, in order
  std::map<std::string, int> thread_of;
  int ms = -1;
  int computing_ms = -1;
  int threads = -1;
};

// By the titles of the diaries.
std::map<std::string, Day> days_of(const std::string& printed) {
  static const std::regex note("  thread (\\d+): (.*)");
  static const std::regex end(
      "  (\\d+) ms, (\\d+) of them computing, (\\d+) threads?");
  std::map<std::string, Day> days;
  Day* day = nullptr;
  std::istringstream lines(printed);
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(" ")) {
      day = &days[line];
    } else if (std::regex_match(line, found, note)) {
      day->lines.push_back(found[2]);
      day->thread_of[found[2]] = std::stoi(found[1]);
    } else if (std::regex_match(line, found, end)) {
      day->ms = std::stoi(found[1]);
      day->computing_ms = std::stoi(found[2]);
      day->threads = std::stoi(found[3]);
    }
  }
  return days;
}

// Three tries, for a machine so busy that a thread stands still for as long as
// a chore takes.
support::Outcome run_in_order(const std::string& name) {
  support::Outcome outcome;
  for (int tries = 0; tries < 3; ++tries) {
    outcome = chapter.run(name);
    if (outcome.output == chapter.prints(name)) break;
  }
  return outcome;
}

// By how many milliseconds a day may be too short: a sleep on Windows may end
// within one of its time.
#ifdef _WIN32
constexpr int early = 1;
#else
constexpr int early = 0;
#endif

}  // namespace

TEST_CASE("the_same_chores_have_three_orders") {
  const auto outcome = run_in_order("chores");
  chapter.check(outcome, "chores");
  auto days = days_of(outcome.output);
  // No wait is shorter than it should be.
  CHECK(days["one after the other"].ms >= 300 + 200 + 100 - early);
  CHECK(days["interleaved"].ms >= 300 - early);
  CHECK(days["in parallel"].ms >= 300 - early);
}

TEST_CASE("each_chore_in_parallel_has_one_thread_from_beginning_to_end") {
  const auto outcome = run_in_order("chores");
  const auto day = days_of(outcome.output)["in parallel"];
  const auto laundry = day.thread_of.at("load the laundry");
  const auto dishes = day.thread_of.at("load the dishes");
  const auto bread = day.thread_of.at("bake the bread");
  CHECK(std::set{laundry, dishes, bread} == std::set{1, 2, 3});
  CHECK(day.thread_of.at("hang up the laundry") == laundry);
  CHECK(day.thread_of.at("put away the dishes") == dishes);
  CHECK(day.thread_of.at("slice the bread") == bread);
}

TEST_CASE("waits_that_overlap_take_less_than_waits_in_turn") {
  double in_turn = 0, interleaved = 0, in_parallel = 0;
  for (int tries = 0; tries < 3; ++tries) {
    auto days = days_of(chapter.run("chores").output);
    in_turn = days["one after the other"].ms;
    interleaved = days["interleaved"].ms;
    in_parallel = days["in parallel"].ms;
    if (in_turn > 1.4 * interleaved && in_turn > 1.4 * in_parallel) break;
  }
  CHECK(in_turn > 1.4 * interleaved);
  CHECK(in_turn > 1.4 * in_parallel);
}

TEST_CASE("a_waiting_thread_takes_memory_and_a_hand_over_takes_time") {
  const auto outcome = chapter.run("sleepers");
  chapter.check(outcome, "sleepers");
  const auto& text = outcome.output;
  CHECK(number_after(text, "memory in use for one: ") > 2);
  CHECK(number_after(text, "to hand over to another thread: ") >
        20 * number_after(text, "to call a stored function: "));
  CHECK(number_after(text, "to start one: ") >
        20 * number_after(text, "to call a stored function: "));
}

TEST_CASE("interleaving_is_worth_nothing_to_those_who_compute") {
  double in_turn = 0, interleaved = 0;
  for (int tries = 0; tries < 3; ++tries) {
    const auto outcome = chapter.run("computing");
    chapter.check(outcome, "computing");
    auto days = days_of(outcome.output);
    const auto day = days["in parallel"];
    for (const std::string name : {"first", "second", "third"}) {
      CHECK(day.thread_of.at(name + ", one half") ==
            day.thread_of.at(name + ", other half"));
    }
    // The work is the same, however it is spread.
    CHECK(2 * day.computing_ms > days["one after the other"].computing_ms);
    in_turn = days["one after the other"].ms;
    interleaved = days["interleaved"].ms;
    if (interleaved > 0.7 * in_turn) break;
  }
  CHECK(interleaved > 0.7 * in_turn);
}

TEST_CASE("two_threads_with_one_oven_wait_for_each_other") {
  const auto outcome = chapter.run("oven");
  chapter.check(outcome, "oven");
  CHECK(days_of(outcome.output)["two threads, one oven"].ms >= 350 - early);
}

TEST_CASE("chores_of_any_number_of_steps_are_interleaved_by_time") {
  const auto outcome = run_in_order("steps");
  chapter.check(outcome, "steps");
  CHECK(days_of(outcome.output)["any number of steps"].ms >= 500 - early);
}
