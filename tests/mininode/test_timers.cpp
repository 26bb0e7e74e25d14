// Timers without a runtime: the heap, and what is done to those in it.
#include <cmath>

#include "due.hpp"

TEST_CASE("timers_are_called_in_the_order_of_their_deadlines") {
  Fixture f;
  for (const int deadline : {5, 3, 9, 1, 7}) f.start(deadline, deadline);
  CHECK(f.timers.next_deadline() == at(1));
  CHECK(call_due(f.timers, at(7)) == 4);
  CHECK(f.heard == std::vector{1, 3, 5, 7});
  CHECK(f.timers.next_deadline() == at(9));
  CHECK(call_due(f.timers, at(9)) == 1);
  CHECK_FALSE(f.timers.next_deadline());
  CHECK(f.timers.size() == 0);
}

TEST_CASE("equal_deadlines_are_called_in_the_order_of_their_start") {
  Fixture f;
  std::vector<int> all;
  for (int i = 0; i < 1'000; ++i) {
    f.start(4, i);
    all.push_back(i);
  }
  CHECK(call_due(f.timers, at(4)) == 1'000);
  CHECK(f.heard == all);
}

TEST_CASE("a_timer_is_not_called_before_its_deadline") {
  Fixture f;
  f.start(4, 1);
  CHECK(call_due(f.timers, at(4) - 1ns) == 0);
  CHECK(call_due(f.timers, at(4)) == 1);
}

TEST_CASE("a_timer_started_by_a_due_one_waits_for_the_next_round") {
  Fixture f;
  f.timers.start(at(1), [&] { f.start(1, 2); });
  CHECK(call_due(f.timers, at(5)) == 1);
  CHECK(f.heard.empty());
  CHECK(call_due(f.timers, at(5)) == 1);
  CHECK(f.heard == std::vector{2});
}

TEST_CASE("a_cleared_timer_is_not_called") {
  Fixture f;
  const Key key = f.start(1, 1);
  f.start(2, 2);
  CHECK(f.timers.clear(key));
  CHECK_FALSE(f.timers.clear(key));
  CHECK_FALSE(f.timers.contains(key));
  call_due(f.timers, at(5));
  CHECK(f.heard == std::vector{2});
}

TEST_CASE("a_due_timer_can_be_cleared_by_the_one_before_it") {
  Fixture f;
  Key second;
  f.timers.start(at(1), [&] { CHECK(f.timers.clear(second)); });
  second = f.start(1, 2);
  f.start(1, 3);
  call_due(f.timers, at(1));
  CHECK(f.heard == std::vector{3});
  CHECK(f.timers.ref_count() == 0);
}

TEST_CASE("a_due_timer_that_is_restarted_waits_for_its_new_deadline") {
  Fixture f;
  Key second;
  f.timers.start(at(1), [&] { CHECK(f.timers.restart(second, at(8))); });
  second = f.start(1, 2);
  CHECK(call_due(f.timers, at(1)) == 1);
  CHECK(call_due(f.timers, at(7)) == 0);
  CHECK(call_due(f.timers, at(8)) == 1);
  CHECK(f.heard == std::vector{2});
}

TEST_CASE("a_timer_may_be_restarted_in_its_own_callback") {
  Timers timers;
  Key key;
  int calls = 0;
  key = timers.start(at(1), [&] {
    if (++calls == 1) CHECK(timers.restart(key, at(5)));
  });
  CHECK(call_due(timers, at(1)) == 1);
  CHECK(timers.next_deadline() == at(5));
  CHECK(call_due(timers, at(5)) == 1);
  CHECK(timers.size() == 0);
}

TEST_CASE("a_timer_restarted_and_then_cleared_in_its_callback_is_over") {
  Timers timers;
  Key key;
  key = timers.start(at(1), [&] {
    timers.restart(key, at(5));
    timers.clear(key);
  });
  call_due(timers, at(1));
  CHECK(timers.size() == 0);
  CHECK(timers.ref_count() == 0);
  CHECK_FALSE(timers.restart(key, at(9)));
}

TEST_CASE("an_interval_begins_anew_from_the_begin_of_its_last_call") {
  Fixture f;
  f.start(10, 1, 10);
  call_due(f.timers, at(13));
  CHECK(f.timers.next_deadline() == at(23));
  call_due(f.timers, at(99));  // what was missed is not made up for
  CHECK(f.heard.size() == 2);
  CHECK(f.timers.next_deadline() == at(109));
}

TEST_CASE("an_interval_may_clear_itself") {
  Timers timers;
  Key key;
  int calls = 0;
  key = timers.start(at(1), [&] {
    if (++calls == 3) CHECK(timers.clear(key));
  }, 1ms);
  for (int now = 1; now < 10; ++now) call_due(timers, at(now));
  CHECK(calls == 3);
  CHECK(timers.size() == 0);
}

TEST_CASE("a_timer_that_is_over_ends_what_it_holds") {
  Timers timers;
  int count = 0;
  const Key key = timers.start(at(1), [counted = Counted(count)] {});
  timers.start(at(1), [counted = Counted(count)] {});
  CHECK(count == 2);
  timers.clear(key);
  CHECK(count == 1);
  call_due(timers, at(1));
  CHECK(count == 0);
}

TEST_CASE("a_timer_counts_only_while_it_has_a_ref") {
  Fixture f;
  const Key key = f.start(1, 1);
  f.timers.set_ref(key, false);
  f.timers.set_ref(key, false);
  CHECK(f.timers.ref_count() == 0);
  CHECK_FALSE(f.timers.has_ref(key));
  f.timers.set_ref(key, true);
  CHECK(f.timers.ref_count() == 1);
  f.timers.set_ref(key, false);
  call_due(f.timers, at(1));
  CHECK(f.timers.ref_count() == 0);
  f.timers.set_ref(key, true);
  CHECK(f.timers.ref_count() == 0);
  CHECK(f.heard.size() == 1);
}

TEST_CASE("a_callback_that_ends_may_start_and_clear_timers") {
  Timers timers;
  int count = 0;
  const Key other = timers.start(at(9), [] {});
  const Key key = timers.start(at(5), [counted = Counted(count, [&] {
    timers.clear(other);
    for (int i = 0; i < 100; ++i) timers.start(at(i), [] {});
  })] {});
  timers.clear(key);
  CHECK(timers.size() == 100);
}

TEST_CASE("a_delay_that_is_longer_than_time_ends_with_it") {
  const auto now = Clock::now();
  CHECK(after(std::chrono::hours::max(), now) == Time::max());
  CHECK(after(std::chrono::nanoseconds::max(), now) == Time::max());
  CHECK(after(std::chrono::duration<double>(1e30), now) == Time::max());
  CHECK(after(Time::max() - now, now) == Time::max());
  CHECK(after(24h * 30, now) == now + 24h * 30);
  CHECK(after(-5ms, now) == now - 5ms);
}

TEST_CASE("the_delay_of_a_timer_is_a_millisecond_at_least") {
  CHECK(timer_delay(0ms) == 1ms);
  CHECK(timer_delay(10us) == 1ms);
  CHECK(timer_delay(-1h) == 1ms);
  CHECK(timer_delay(std::chrono::hours::min()) == 1ms);
  CHECK(timer_delay(std::chrono::duration<double>(std::nan(""))) == 1ms);
  CHECK(timer_delay(1500us) == 1500us);
}

TEST_CASE("the_delay_of_a_timer_has_no_limit_but_the_clock") {
  CHECK(timer_delay(24h * 30) == 24h * 30);
  CHECK(timer_delay(std::chrono::milliseconds(2'147'483'648)) ==
        2'147'483'648ms);
  CHECK(timer_delay(std::chrono::hours::max()) ==
        std::chrono::nanoseconds::max());
  CHECK(timer_delay(std::chrono::duration<double>(1e300)) ==
        std::chrono::nanoseconds::max());
}
