// Chapter 18: the halves of the queue, over every kernel that is at hand.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("18-poll-registrator-waker");

}  // namespace

TEST_CASE("a_flag_that_is_set_after_the_bell_is_missed") {
  chapter.check_each("order");
}

TEST_CASE("a_poll_hears_what_is_registered_while_it_sleeps") {
  chapter.check_each("two_halves");
}

TEST_CASE("whoever_outlives_the_poll_gets_an_answer") {
  chapter.check_each("outlive");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check_each("mailbox");
  chapter.check_each("hand_over");
}
