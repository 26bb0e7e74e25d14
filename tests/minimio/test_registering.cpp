// Who may be registered where, and how a registration changes.
#include <cstdio>

#include "support.hpp"

namespace {

constexpr auto both = Interests::READABLE | Interests::WRITABLE;

}  // namespace

TEST_CASE("a_source_knows_whether_it_is_registered") {
  Loop loop;
  auto [near, far] = connected();
  CHECK_FALSE(near.is_registered());
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(near.is_registered());
  must(loop.registrator.deregister(near));
  CHECK_FALSE(near.is_registered());
}

TEST_CASE("registering_twice_is_an_error") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(error_of(loop.registrator.register_source(near, 2, both)) ==
        Errc::already_registered);
  send_text(far, "x");
  CHECK(loop.one().token() == 1);  // the first one stands
}

TEST_CASE("a_used_up_one_shot_is_still_a_registration") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  loop.one();
  CHECK(error_of(loop.registrator.register_source(
            near, 1, Interests::WRITABLE)) == Errc::already_registered);
  CHECK(loop.registrator.deregister(near));
}

TEST_CASE("registering_again_without_a_registration_is_an_error") {
  Loop loop;
  auto [near, far] = connected();
  CHECK(error_of(loop.registrator.reregister(near, 1, both)) ==
        Errc::not_registered);
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  must(loop.registrator.deregister(near));
  CHECK(error_of(loop.registrator.reregister(near, 1, both)) ==
        Errc::not_registered);
  CHECK(loop.is_silent());
}

TEST_CASE("deregistering_without_a_registration_is_an_error") {
  Loop loop;
  auto [near, far] = connected();
  CHECK(error_of(loop.registrator.deregister(near)) == Errc::not_registered);
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  must(loop.registrator.deregister(near));
  CHECK(error_of(loop.registrator.deregister(near)) == Errc::not_registered);
}

TEST_CASE("one_source_belongs_to_one_poll") {
  Loop one;
  Loop other;
  auto [near, far] = connected();
  must(one.registrator.register_source(near, 1, Interests::READABLE));
  CHECK(error_of(other.registrator.register_source(
            near, 2, Interests::READABLE)) == Errc::already_registered);
  CHECK(error_of(other.registrator.reregister(near, 2, both)) ==
        Errc::not_registered);
  CHECK(error_of(other.registrator.deregister(near)) ==
        Errc::not_registered);
  send_text(far, "x");
  CHECK(one.one().token() == 1);
  CHECK(other.is_silent());
}

TEST_CASE("a_source_moves_to_another_poll_when_the_first_lets_it_go") {
  Loop one;
  Loop other;
  auto [near, far] = connected();
  must(one.registrator.register_source(near, 1, Interests::READABLE));
  must(one.registrator.deregister(near));
  must(other.registrator.register_source(near, 2, Interests::READABLE));
  send_text(far, "x");
  CHECK(other.one().token() == 2);
  CHECK(one.is_silent());
}

TEST_CASE("two_polls_may_hold_the_two_ends_of_a_connection") {
  Loop one;
  Loop other;
  auto [near, far] = connected();
  must(one.registrator.register_source(near, 1, Interests::READABLE));
  must(other.registrator.register_source(far, 2, Interests::READABLE));
  send_text(near, "there");
  CHECK(other.one().token() == 2);
  CHECK(one.is_silent());
  send_text(far, "back");
  CHECK(one.one().token() == 1);
}

TEST_CASE("copies_of_a_registrator_are_as_good_as_the_first") {
  Loop loop;
  auto [near, far] = connected();
  Registrator copy = loop.registrator;
  must(copy.register_source(near, 1, Interests::WRITABLE));
  CHECK(loop.one().token() == 1);
  must(loop.poll.registrator().reregister(near, 2, Interests::WRITABLE));
  CHECK(loop.one().token() == 2);
  CHECK(loop.registrator.deregister(near));
}

TEST_CASE("registering_again_replaces_the_token") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  must(loop.registrator.reregister(near, 2, Interests::READABLE));
  send_text(far, "x");
  CHECK(loop.one().token() == 2);
  CHECK(loop.is_silent());
}

TEST_CASE("an_interest_is_widened_while_a_poll_waits") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, Interests::READABLE));
  auto events = wait_elsewhere(loop);
  connected();  // takes a moment: the other thread is asleep by then
  must(loop.registrator.reregister(near, 1, both));
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].is_writable());
  CHECK_FALSE(found[0].is_readable());
}

TEST_CASE("an_interest_is_narrowed_while_a_poll_waits") {
  Loop loop;
  auto [near, far] = connected();
  const auto size = fill(near);
  must(loop.registrator.register_source(near, 1, both));
  auto events = wait_elsewhere(loop);
  connected();
  must(loop.registrator.reregister(near, 1, Interests::READABLE));
  drain(far, size);
  await_writable(near);
  CHECK(events.wait_for(a_while) == std::future_status::timeout);
  send_text(far, "x");
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].is_readable());
  CHECK_FALSE(found[0].is_writable());
}

TEST_CASE("an_interest_is_swapped_while_a_poll_waits") {
  Loop loop;
  auto [near, far] = connected();
  const auto size = fill(near);
  must(loop.registrator.register_source(near, 1, Interests::WRITABLE));
  auto events = wait_elsewhere(loop);
  connected();
  must(loop.registrator.reregister(near, 2, Interests::READABLE));
  send_text(far, "x");
  const auto found = events.get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].token() == 2);
  CHECK(found[0].is_readable());
  drain(far, size);
  await_writable(near);
  CHECK(loop.is_silent());
  must(loop.registrator.reregister(near, 3, Interests::WRITABLE));
  CHECK(loop.one().is_writable());
}

TEST_CASE("an_interest_that_is_given_up_is_heard_of_no_more") {
  Loop loop;
  auto [near, far] = connected();
  must(loop.registrator.register_source(near, 1, both, Trigger::level));
  CHECK(loop.one().is_writable());
  must(loop.registrator.reregister(near, 1, Interests::READABLE,
                                   Trigger::level));
  CHECK(loop.is_silent());
}

TEST_CASE("a_handle_that_is_not_open_is_refused") {
  Loop loop;
  BorrowedSource source(123'456);
  CHECK_FALSE(loop.registrator.register_source(source, 1, both));
  CHECK_FALSE(source.is_registered());
  CHECK(error_of(loop.registrator.deregister(source)) ==
        Errc::not_registered);
}

TEST_CASE("a_regular_file_is_refused_where_it_is_always_ready") {
#ifdef _WIN32
  skip("a file of Windows is no socket");
#else
  if (kernel == Kernel::kqueue && !is_stand_in) {
    return skip("a kqueue can wait for files");
  }
  Loop loop;
  FILE* const file = tmpfile();
  REQUIRE(file != nullptr);
  BorrowedSource source(fileno(file));
  CHECK(error_of(loop.registrator.register_source(
            source, 1, Interests::READABLE)) ==
        std::errc::operation_not_permitted);
  CHECK_FALSE(source.is_registered());
  fclose(file);
#endif
}
