// Chapter 20: what is done to break the library, and that it holds.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("20-trying-to-break-it");

bool has_strace() {
  support::Process process({"/bin/sh", "-c", "command -v strace"}, {});
  return process.wait().status == 0;
}

// `injected` prints what the file says when the call fails in that way. A
// search for leaks does not work below strace.
void check_injected(const std::string& call, const std::string& how,
                    const std::string& name) {
  if (!support::is_linux("strace")) return;
  if (!has_strace()) return support::skip("no strace: \"make setup\"");
  support::Process process({"/usr/bin/env", "strace", "-o", "/dev/null", "-e",
                            "trace=" + call,
                            "-e", "inject=" + call + ":" + how,
                            chapter.program("injected")},
                           {{"ASAN_OPTIONS", "detect_leaks=0"}});
  CAPTURE(how);
  chapter.check(process.wait(), name);
}

}  // namespace

TEST_CASE("random_operations_agree_with_the_model_and_a_fault_does_not") {
  chapter.check_each("model");
}

TEST_CASE("a_loop_without_descriptors_neither_spins_nor_loses") {
  if (!support::is_linux("full.cpp")) return;
  chapter.check("full");
}

TEST_CASE("nothing_is_injected_without_strace") {
  if (!support::is_linux("injected.cpp")) return;
  chapter.check("injected");
}

TEST_CASE("a_registration_that_fails_leaves_nothing_behind") {
  check_injected("epoll_ctl", "error=ENOMEM:when=2", "injected_register");
}

TEST_CASE("a_queue_that_cannot_be_made_is_reported") {
  check_injected("epoll_create1", "error=EMFILE", "injected_create");
  check_injected("eventfd2", "error=EMFILE:when=1", "injected_create");
}

TEST_CASE("a_waker_that_cannot_be_made_is_reported") {
  check_injected("eventfd2", "error=EMFILE:when=2", "injected_waker");
}

TEST_CASE("an_old_kernel_or_a_filter_makes_no_difference_but_time") {
  check_injected("epoll_pwait2", "error=ENOSYS", "injected");
  check_injected("epoll_pwait2", "error=EPERM", "injected");
}

TEST_CASE("a_storm_of_interruptions_is_not_noticed") {
  check_injected("epoll_pwait2", "error=EINTR:when=1..50", "injected");
}

TEST_CASE("the_sanitizers_find_what_the_chapter_shows") {
  if (!support::is_linux("race.cpp")) return;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return support::skip("built with a sanitizer already");
#else
  const auto race = chapter.run("race");
  CHECK(race.output.find("data race") != std::string::npos);
  CHECK(race.output.find("the loop has ended") != std::string::npos);
  const auto sibling = chapter.run("sibling");
  CHECK(sibling.output.find("heap-use-after-free") != std::string::npos);
  CHECK(sibling.output.find("and closes connection 2") != std::string::npos);
#endif
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("fuzz_addresses");
  chapter.check_each("shrink");
}
