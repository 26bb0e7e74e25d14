// Chapter 3: whichever way a line takes, the same bytes arrive; and the calls
// that it costs are counted.
#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("03-asking-the-kernel");

// Runs a program that traces another and counts its calls, and checks what it
// prints. The kernel may not let it.
void check_traced([[maybe_unused]] const std::string& name) {
  if (!support::is_linux("ptrace")) return;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  support::skip("the sanitizers make calls of their own");
#else
  const auto outcome = chapter.run(name);
  if (outcome.errors.find("ptrace") != outcome.errors.npos) {
    return support::skip("ptrace is refused here");
  }
  chapter.check(outcome, name);
#endif
}

}  // namespace

TEST_CASE("four_ways_write_the_same_line") { chapter.check("one_line"); }

TEST_CASE("the_same_bytes_arrive_but_for_windows_line_ends") {
  chapter.check("same_bytes");
}

TEST_CASE("a_line_in_a_buffer_is_overtaken") { chapter.check("order"); }

TEST_CASE("each_way_makes_one_call_for_a_line_and_a_buffer_gathers_pieces") {
  check_traced("count_calls");
}

TEST_CASE("a_process_that_ends_at_once_leaves_its_buffer_behind") {
  if (support::is_wine()) return support::skip("Wine's library writes it out");
  chapter.check("left_behind");
}

TEST_CASE("a_buffer_makes_bytes_cheap") {
  const auto outcome = chapter.run("cost");
  chapter.check(outcome, "cost");
  const std::string low = support::kernel() == "iocp" ? "WriteFile" : "write";
  CHECK(2 * number_after(outcome.output, "std::fwrite: ") <
        number_after(outcome.output, "\n" + low + ": "));
}

TEST_CASE("a_terminal_gets_each_line_by_itself_and_a_return_in_front") {
  check_traced("terminal");
}
