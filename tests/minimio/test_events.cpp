// What is reported, and how often: one-shot, level, and what re-arms.
#include "support.hpp"

namespace {

// A stream with one byte to be read.
Pair pair_with_data() {
  Pair pair = connected();
  send_text(pair.far, "x");
  await_readable(pair.near);
  return pair;
}

}  // namespace

TEST_CASE("data_that_arrives_makes_a_readable_event") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 7, Interests::READABLE));
  CHECK(loop.is_silent());
  send_text(far, "hello");
  const Event event = loop.one();
  CHECK(event.token() == 7);
  CHECK(event.is_readable());
  CHECK_FALSE(event.is_writable());
  CHECK_FALSE(event.is_read_closed());
  CHECK_FALSE(event.is_write_closed());
  CHECK_FALSE(event.is_error());
  CHECK(receive_text(near, 5) == "hello");
}

TEST_CASE("a_source_that_is_ready_gives_its_event_at_once") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(loop.one().is_readable());
}

TEST_CASE("room_to_write_makes_a_writable_event") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 2, Interests::WRITABLE));
  const Event event = loop.one();
  CHECK(event.token() == 2);
  CHECK(event.is_writable());
  CHECK_FALSE(event.is_readable());
}

TEST_CASE("both_interests_that_are_ready_come_as_one_event") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(
      near, 3, Interests::READABLE | Interests::WRITABLE));
  const Event event = loop.one();
  CHECK(event.is_readable());
  CHECK(event.is_writable());
  CHECK(loop.is_silent());
}

TEST_CASE("one_of_two_interests_uses_up_the_one_shot_of_both") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(
      near, 3, Interests::READABLE | Interests::WRITABLE));
  CHECK_FALSE(loop.one().is_readable());
  send_text(far, "too late");
  await_readable(near);
  CHECK(loop.is_silent());
}

TEST_CASE("one_shot_is_silent_until_it_is_armed_again") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  loop.one();
  CHECK(loop.is_silent());
  send_text(far, "y");
  CHECK(loop.is_silent());
  far.shutdown(Shutdown::write).value();
  CHECK(loop.is_silent());
}

TEST_CASE("one_shot_is_silent_about_a_reset_too") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  loop.one();
  reset(std::move(far));
  CHECK(loop.is_silent());
}

TEST_CASE("arming_a_ready_source_again_fires_at_once") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  for (int i = 0; i < 100; ++i) {
    REQUIRE(loop.one().is_readable());
    must(loop.registrator.reregister(near, 1, Interests::READABLE));
  }
}

TEST_CASE("an_event_that_happens_while_disarmed_is_told_after_arming") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  loop.one();
  CHECK(receive_text(near, 1) == "x");
  send_text(far, "meanwhile");
  await_readable(near);
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  CHECK(loop.one().is_readable());
}

TEST_CASE("arming_twice_gives_one_event") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  loop.one();
  CHECK(loop.is_silent());
}

TEST_CASE("level_repeats_for_as_long_as_there_is_data") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  CHECK(loop.is_silent());
  send_text(far, "four");
  for (int i = 0; i < 4; ++i) {
    REQUIRE(loop.one().is_readable());
    REQUIRE(receive_text(near, 1).size() == 1);
  }
  CHECK(loop.is_silent());
  send_text(far, "!");
  CHECK(loop.one().is_readable());
}

TEST_CASE("level_needs_no_arming_for_both_interests") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(
      near, 1, Interests::READABLE | Interests::WRITABLE, Trigger::level));
  for (int i = 0; i < 3; ++i) {
    const Event event = loop.one();
    CHECK(event.is_readable());
    CHECK(event.is_writable());
  }
  CHECK(receive_text(near, 1) == "x");
  const Event event = loop.one();
  CHECK_FALSE(event.is_readable());
  CHECK(event.is_writable());
}

TEST_CASE("level_becomes_one_shot_by_registering_again_and_back") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE,
                                        Trigger::level));
  loop.one();
  loop.one();
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  loop.one();
  CHECK(loop.is_silent());
  must(loop.registrator.reregister(near, 1, Interests::READABLE,
                                   Trigger::level));
  loop.one();
  loop.one();
}

TEST_CASE("a_token_is_handed_back_to_the_last_bit") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 0, Interests::READABLE));
  CHECK(loop.one().token() == 0);
  const Token all = ~Token{0};
  must(loop.registrator.reregister(near, all, Interests::READABLE));
  CHECK(loop.one().token() == all);
  const Token high = Token{1} << 63;
  must(loop.registrator.reregister(near, high, Interests::READABLE));
  CHECK(loop.one().token() == high);
}

TEST_CASE("what_a_poll_finds_replaces_what_was_there") {
  Loop loop;
  auto [near, far] = pair_with_data();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  loop.one();
  CHECK(loop.wait(0ns).empty());
}
