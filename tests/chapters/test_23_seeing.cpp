// Chapter 23: what is printed stays whole, and what is recorded is true.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("23-seeing");

// One event of a trace; times in milliseconds.
struct Event {
  std::string thread, name;
  double begin = 0, end = 0;
};

std::string text_of(const std::string& line, const std::string& before,
                    char end) {
  const auto at = line.find(before);
  if (at == line.npos) return {};
  const auto begin = at + before.size();
  return line.substr(begin, line.find(end, begin) - begin);
}

// A time, in milliseconds.
double time_of(const std::string& line, const std::string& before) {
  return number_after(line, before) / 1000;
}

// All events of the phase, by a look at our own way of writing them.
std::vector<Event> read_events(const std::string& text, char phase) {
  std::map<std::string, std::string> threads;
  std::vector<Event> events;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::string thread = text_of(line, "\"tid\":", ',');
    const std::string name = text_of(line, "\"name\":\"", '"');
    if (name == "thread_name") {
      threads[thread] = text_of(line, "\"args\":{\"name\":\"", '"');
    } else if (text_of(line, "\"ph\":\"", '"') == std::string(1, phase)) {
      Event event{threads[thread], name};
      event.begin = time_of(line, "\"ts\":");
      if (phase == 'X') event.end = event.begin + time_of(line, "\"dur\":");
      events.push_back(event);
    }
  }
  return events;
}

// What the program records of itself. Several tests may record it at once.
std::string trace_of(const std::string& name) {
  const auto path =
      std::filesystem::temp_directory_path() /
      ("test_23_" + name + std::to_string(std::random_device()()) + ".json");
  const auto outcome =
      chapter.run(name, {}, {{"MININODE_TRACE", path.string()}});
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  std::filesystem::remove(path);
  return text.str();
}

std::vector<Event> named(const std::vector<Event>& events,
                         const std::string& name) {
  std::vector<Event> found;
  for (const Event& event : events) {
    if (event.name == name) found.push_back(event);
  }
  return found;
}

// How many pairs of them were under way at the same time.
int overlaps(const std::vector<Event>& events) {
  int count = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      count += events[i].begin < events[k].end &&
               events[k].begin < events[i].end;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("a_line_that_is_put_together_while_it_is_printed_is_torn") {
  chapter.check_in_order("mixed");
}

TEST_CASE("a_line_that_is_written_in_one_go_is_whole") {
  chapter.check("torn");
}

TEST_CASE("lines_of_print_are_whole_whoever_else_prints") {
  const auto outcome = chapter.run("crowd");
  CHECK(outcome.status == 0);
  std::map<std::string, int> lines;
  std::istringstream text(outcome.output);
  for (std::string line; std::getline(text, line);) {
    if (line.ends_with('\r')) line.pop_back();
    ++lines[line];
  }
  CHECK(lines.size() == 8);
  for (const char letter : {'a', 'b', 'c', 'd'}) {
    const std::string prefix = "[" + std::string(5, letter) + "] ";
    CHECK(lines[prefix + "first"] == 1000);
    CHECK(lines[prefix + "second"] == 1000);
  }
}

TEST_CASE("a_thread_has_the_name_of_its_innermost_object") {
  chapter.check("who");
}

TEST_CASE("linux_knows_15_characters_of_a_name_and_keeps_that_of_the_process") {
#if defined(__linux__) && !defined(__SANITIZE_THREAD__)
  chapter.check("names");
#else
  // The thread sanitizer has a thread of its own.
  support::skip("names.cpp reads Linux's /proc");
#endif
}

TEST_CASE("long_contents_are_shortened") { chapter.check("contents"); }

TEST_CASE("a_lock_that_is_held_too_long_makes_workers_queue_up") {
  chapter.check_in_order("convoy");
  chapter.check_in_order("apart");
}

TEST_CASE("the_trace_shows_what_the_output_does_not") {
  const auto convoy = read_events(trace_of("convoy"), 'X');
  CHECK(named(convoy, "fetch").size() == 3);
  CHECK(named(convoy, "compute").size() == 3);
  CHECK(overlaps(named(convoy, "compute")) == 0);

  const auto apart = read_events(trace_of("apart"), 'X');
  CHECK(overlaps(named(apart, "fetch")) == 0);
  CHECK(overlaps(named(apart, "compute")) >= 2);
}

TEST_CASE("a_wait_for_a_lock_lasts_until_the_task_that_has_it_ends") {
  const auto events = read_events(trace_of("convoy"), 'X');
  const auto waits = named(events, "shelf");
  const auto tasks = named(events, "compute");
  REQUIRE(waits.size() == 3);
  REQUIRE(tasks.size() == 3);
  double last_wait = 0;
  for (const Event& wait : waits) last_wait = std::max(last_wait, wait.end);
  std::vector<double> ends;
  for (const Event& task : tasks) ends.push_back(task.end);
  std::ranges::sort(ends);
  CHECK(last_wait >= ends[1]);
}

TEST_CASE("what_is_printed_is_in_the_trace_on_the_thread_that_printed_it") {
  const auto printed = read_events(trace_of("apart"), 'i');
  CHECK(printed.size() == 7);
  for (const char number : {'1', '2', '3'}) {
    const auto is_its = [&](const Event& event) {
      return event.thread == std::string("worker ") + number;
    };
    const auto first = std::ranges::find_if(printed, is_its);
    REQUIRE(first != printed.end());
    CHECK(first->name == "begins");
    CHECK(std::ranges::count_if(printed, is_its) == 2);
  }
}

TEST_CASE("a_trace_is_a_list_of_objects_one_in_each_line") {
  const std::string text = trace_of("convoy");
  REQUIRE(text.size() > 10);
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  CHECK(line.starts_with("["));
  int count = 0;
  bool has_comma = true;
  while (std::getline(lines, line) && !line.starts_with("]")) {
    if (line.ends_with('\r')) line.pop_back();
    CHECK(has_comma);
    CHECK(line.starts_with("{\"ph\":"));
    has_comma = line.ends_with("},");
    ++count;
  }
  CHECK(line.starts_with("]"));
  CHECK_FALSE(has_comma);
  CHECK(count == 21);
}

TEST_CASE("a_trace_that_cannot_be_written_is_an_error") {
  const auto outcome = chapter.run(
      "apart", {}, {{"MININODE_TRACE", "no-such-folder/trace.json"}});
  CHECK(outcome.status != 0);
}

TEST_CASE("a_span_costs_next_to_nothing_without_a_trace") {
  const auto outcome = chapter.run("cost");
  chapter.check(outcome, "cost");
  CHECK(10 * number_after(outcome.output, "without a trace: ") <
        number_after(outcome.output, "with a trace: "));
}

TEST_CASE("the_clock_of_the_trace_is_the_steady_one") {
  chapter.check("clocks");
}

TEST_CASE("the_end_of_a_trace_is_in_a_buffer_until_it_ends") {
  chapter.check("lost");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_in_order("totals");
  chapter.check("buffered");
}
