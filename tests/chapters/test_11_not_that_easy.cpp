// Chapter 11: the laboratory's tables, as the book prints them.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("11-not-that-easy");

}  // namespace

TEST_CASE("a_loop_that_trusts_the_event_loses_the_hello") {
  if (support::has_epoll()) chapter.check("hello_and_goodbye");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::has_epoll()) return;
  chapter.check("empty_datagram");
  chapter.check("connect_by");
}

TEST_CASE("epoll_reports_what_its_table_says") {
#if defined(__SANITIZE_THREAD__)
  // The last line closes a descriptor that another thread is using. That is
  // the experiment; the sanitizer has to object to it, and to nothing else.
  const auto outcome =
      chapter.run("lab_epoll", {}, {{"TSAN_OPTIONS", "exitcode=0"}});
  CHECK(outcome.output == chapter.prints("lab_epoll"));
  const auto first = outcome.errors.find("WARNING: ThreadSanitizer: data race");
  REQUIRE(first != std::string::npos);
  for (auto at = first; at != std::string::npos;) {
    const auto next = outcome.errors.find("WARNING: ThreadSanitizer", at + 1);
    CHECK(outcome.errors.substr(at, next - at).find("closed_under_a_waiter") !=
          std::string::npos);
    at = next;
  }
#else
  if (support::has_epoll()) chapter.check("lab_epoll");
#endif
}

TEST_CASE("kqueue_reports_what_its_table_says") {
#if defined(__linux__)
  chapter.check("lab_kqueue");
#else
  if (!support::has_kqueue()) return;
  // The book's table was recorded over the shim, with rows left out.
  const auto outcome = chapter.run("lab_kqueue");
  CHECK(outcome.status == 0);
  support::skip("no table of a real kqueue is recorded yet; this one says:\n" +
                outcome.output);
#endif
}

TEST_CASE("a_completion_port_reports_what_its_table_says") {
  if (support::has_completion_ports()) chapter.check("lab_iocp");
}
