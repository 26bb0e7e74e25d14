// Chapter 17: the selector on a completion port does what the chapter shows.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("17-selector-iocp");

}  // namespace

TEST_CASE("chapter_15s_five_replies_arrive_in_the_same_order") {
  if (!support::has_completion_ports()) return;
  chapter.check_in_order("five_replies");
}

TEST_CASE("the_driver_answers_one_question_at_a_time") {
  if (!support::has_completion_ports()) return;
  chapter.check("question");
}

TEST_CASE("a_registered_socket_goes_through_its_states") {
  if (!support::has_completion_ports()) return;
  chapter.check("states");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  if (!support::has_completion_ports()) return;
  chapter.check("groups");
  chapter.check("late_packet");
}
