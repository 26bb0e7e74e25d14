// Chapter 11: the laboratory's tables, as the book prints them.
#include "step.hpp"

using support::prints;
using support::run;

namespace {

void check_table(const std::string& program, const std::string& name) {
  const auto outcome = run(program);
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.output == prints("11-not-that-easy", name));
}

}  // namespace

TEST_CASE("a_loop_that_trusts_the_event_loses_the_hello") {
#ifdef __linux__
  check_table("11_hello_and_goodbye", "hello_and_goodbye");
#else
  support::skip("epoll is Linux's: see the release preset there");
#endif
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
#ifdef __linux__
  check_table("11_empty_datagram", "empty_datagram");
  check_table("11_connect_by", "connect_by");
#else
  support::skip("epoll is Linux's: see the release preset there");
#endif
}

TEST_CASE("epoll_reports_what_its_table_says") {
#if defined(__SANITIZE_THREAD__)
  // The last line closes a descriptor that another thread is using. That is
  // the experiment; the sanitizer has to object to it, and to nothing else.
  const auto outcome =
      run("11_lab_epoll", {}, {{"TSAN_OPTIONS", "exitcode=0"}});
  CHECK(outcome.output == prints("11-not-that-easy", "lab_epoll"));
  const auto first = outcome.errors.find("WARNING: ThreadSanitizer: data race");
  REQUIRE(first != std::string::npos);
  for (auto at = first; at != std::string::npos;) {
    const auto next = outcome.errors.find("WARNING: ThreadSanitizer", at + 1);
    CHECK(outcome.errors.substr(at, next - at).find("closed_under_a_waiter") !=
          std::string::npos);
    at = next;
  }
#elif defined(__linux__)
  check_table("11_lab_epoll", "lab_epoll");
#else
  support::skip("epoll is Linux's: see the release preset there");
#endif
}

TEST_CASE("kqueue_reports_what_its_table_says") {
#if defined(__linux__)
  check_table("11_lab_kqueue", "lab_kqueue");
#elif defined(_WIN32)
  support::skip("kqueue is for macOS and the BSDs, and for Linux by a shim");
#else
  // The book's table was recorded over the shim, with rows left out.
  const auto outcome = run("11_lab_kqueue");
  CHECK(outcome.status == 0);
  support::skip("no table of a real kqueue is recorded yet; this one says:\n" +
                outcome.output);
#endif
}

TEST_CASE("a_completion_port_reports_what_its_table_says") {
#ifdef _WIN32
  check_table("11_lab_iocp", "lab_iocp");
#else
  support::skip("needs Windows, or Wine: see the windows preset");
#endif
}
