// Appendix B: bits, by their operators and by their names.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("B-bit-flags");

}  // namespace

TEST_CASE("bits_are_set_cleared_turned_over_and_asked_for") {
  chapter.check("bits");
}

TEST_CASE("some_faults_compile") { chapter.check("faults"); }

TEST_CASE("what_epoll_reports_has_names") {
  if (!support::has_epoll()) return;
  chapter.check("epoll_flags");
}

TEST_CASE("what_kqueue_is_told_has_names") {
  if (!support::has_kqueue()) return;
  chapter.check("kqueue_flags");
}

TEST_CASE("what_the_driver_beneath_winsock_is_asked_has_names") {
  if (!support::has_completion_ports()) return;
  chapter.check("afd_flags");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("token");
  chapter.check("flags");
}
