#include "doctest.hpp"
#include "expected.hpp"

using support::difference;

TEST_CASE("equal_texts_do_not_differ") {
  CHECK_FALSE(difference("one\ntwo\n", "one\ntwo\n"));
  CHECK_FALSE(difference("a (b) [c] {} $ . *\n", "a (b) [c] {} $ . *\n"));
}

TEST_CASE("a_changed_line_is_named") {
  const auto reason = difference("one\ntwo\n", "one\ntow\n");
  REQUIRE(reason);
  CHECK(reason->starts_with("line 2"));
}

TEST_CASE("a_missing_and_a_further_line_differ") {
  CHECK(difference("one\ntwo\n", "one\n"));
  CHECK(difference("one\n", "one\ntwo\n"));
  CHECK(difference("one\n", "one"));
}

TEST_CASE("placeholders_stand_for_what_varies_and_no_more") {
  CHECK_FALSE(difference("at {port}, {id}, {number}\n", "at 80, 0x1f, -3\n"));
  CHECK(difference("at {port}\n", "at 80x\n"));
  CHECK(difference("{number}\n", "many\n"));
  CHECK_FALSE(difference("ratio {decimal~0.97}\n", "ratio 1.02\n"));
  CHECK(difference("ratio {decimal}\n", "ratio 1\n"));
  CHECK_FALSE(difference("{or:closed|reset}\n", "reset\n"));
  CHECK(difference("{or:closed|reset}\n", "lost\n"));
  CHECK_FALSE(difference("{or:a.b|(c)|d}\n", "(c)\n"));
  CHECK(difference("{or:a.b|(c)|d}\n", "axb\n"));
  CHECK_FALSE(difference("{number~10} calls\n", "12 calls\n"));
  CHECK(difference("{number~10} calls\n", "some calls\n"));
  CHECK_FALSE(difference("{any}\n", "anything at all\n"));
}

TEST_CASE("a_time_may_be_late_but_not_early") {
  CHECK_FALSE(difference("after {ms:300} ms\n", "after 300 ms\n"));
  CHECK_FALSE(difference("after {ms:300} ms\n", "after 342 ms\n"));
  CHECK(difference("after {ms:300} ms\n", "after 299 ms\n"));
  CHECK(difference("after {ms:300} ms\n", "after 1300 ms\n"));
  CHECK(difference("{ms:1} {ms:100}\n", "100 1\n"));
}

TEST_CASE("an_unknown_placeholder_is_an_error") {
  CHECK_THROWS(difference("{prot}\n", "80\n"));
}
