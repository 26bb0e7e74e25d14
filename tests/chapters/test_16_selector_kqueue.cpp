// Chapter 16: the selector on kqueue does what the chapter shows. On Linux over
// the stand-in.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("16-selector-kqueue");

}  // namespace

TEST_CASE("chapter_15s_five_replies_arrive_in_the_same_order") {
  if (!support::has_kqueue()) return;
  chapter.check_in_order("five_replies");
}

TEST_CASE("two_filters_make_one_event") {
  if (!support::has_kqueue()) return;
  chapter.check("one_event");
}

TEST_CASE("the_name_of_a_former_use_is_nobodys") {
  if (!support::has_kqueue()) return;
  chapter.check("names");
}

TEST_CASE("the_answers_to_the_exercises_do_what_they_say") {
  chapter.check("wrap");
  if (!support::has_kqueue()) return;
  chapter.check("narrow");
}
