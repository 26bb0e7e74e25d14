// Chapter 4: what must not be done is answered by the kernel, in the way that
// the chapter says; and not every fault is an error.
#include "chapter.hpp"

using support::number_after;

namespace {

const support::Chapter chapter("04-the-kernels-fence");

// Below a sanitizer a crash is the sanitizer's, unless one says otherwise.
support::Outcome run_and_crash(const std::string& name) {
  const std::string options = "handle_segv=0:handle_sigbus=0:handle_sigill=0";
  return chapter.run(name, {},
                     {{"ASAN_OPTIONS", options}, {"TSAN_OPTIONS", options}});
}

// "writing to each of them: 1000": about as many as there are pages. The
// sanitizers have memory of their own that is touched as well.
void check_is_one_each(double faults) {
  CHECK(faults >= 1000);
  CHECK(faults < 1500);
}

}  // namespace

TEST_CASE("what_is_forbidden_ends_the_child_and_the_parent_is_told_how") {
  chapter.check(run_and_crash("forbidden"), "forbidden");
}

TEST_CASE("a_handler_is_told_the_address") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  support::skip("the sanitizer faults first, at an address of its own");
#else
  chapter.check(run_and_crash("where"), "where");
#endif
}

TEST_CASE("a_page_is_found_when_it_is_first_written_to") {
  if (support::is_wine()) return support::skip("Wine counts no page faults");
  const auto outcome = chapter.run("first_touch");
  chapter.check(outcome, "first_touch");
  CHECK(number_after(outcome.output, "mapping 1000 pages: ") < 20);
  check_is_one_each(number_after(outcome.output, "writing to each of them: "));
  CHECK(number_after(outcome.output, "writing to each again: ") < 20);
}

TEST_CASE("a_fault_that_is_mended_is_not_seen_by_the_instruction") {
  chapter.check(run_and_crash("on_demand"), "on_demand");
}

TEST_CASE("a_fault_that_is_not_mended_comes_back") {
  chapter.check(run_and_crash("again"), "again");
}

TEST_CASE("data_on_an_executable_page_is_a_function") {
  chapter.check("make_it_run");
}

TEST_CASE("fork_copies_a_page_when_it_is_written_to") {
  if (!support::is_linux("fork, as it is counted here,")) return;
  const auto outcome = chapter.run("copies");
  chapter.check(outcome, "copies");
  CHECK(number_after(outcome.output, "reads 1000 pages: ") < 20);
  check_is_one_each(number_after(outcome.output, "writes to them: "));
}

TEST_CASE("the_kernel_checks_an_address_that_it_is_given") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  support::skip("the sanitizer checks the address first, and is no kernel");
#else
  const auto outcome = chapter.run("deputy");
  chapter.check(outcome, "deputy");
  const auto done = outcome.output.find(": done");
  CHECK(done != outcome.output.npos);
  CHECK(outcome.output.find(": done", done + 1) == outcome.output.npos);
#endif
}
