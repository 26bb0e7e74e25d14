// Remote: callbacks that come from other threads.
#include "mininode/remote.hpp"

#include "support.hpp"

TEST_CASE("what_is_posted_is_called_on_the_loop_in_order") {
  std::vector<int> called;
  std::thread poster;
  const auto here = std::this_thread::get_id();
  run([&] {
    poster = std::thread([&, remote = Remote::make()] {
      for (int i = 0; i < 100; ++i) {
        remote.post([&, i] {
          if (std::this_thread::get_id() == here) called.push_back(i);
        });
      }
    });
  });
  poster.join();
  REQUIRE(called.size() == 100);
  CHECK(std::ranges::is_sorted(called));
}

TEST_CASE("four_threads_post_and_nothing_is_lost") {
  constexpr int count = 2'000;
  int called = 0;
  std::vector<std::thread> posters;
  run([&] {
    const Remote remote = Remote::make();
    for (int i = 0; i < 4; ++i) {
      posters.emplace_back([&called, remote] {
        for (int n = 0; n < count; ++n) remote.post([&called] { ++called; });
      });
    }
  });
  for (auto& poster : posters) poster.join();
  CHECK(called == 4 * count);
}

TEST_CASE("the_loop_goes_on_as_long_as_a_remote_exists") {
  Gate gate;
  bool is_called = false;
  std::thread holder;
  run([&] {
    holder = std::thread([&, remote = Remote::make()] {
      gate.wait();
      remote.post([&] { is_called = true; });
    });
    set_timeout(20ms, [&] { gate.open(); });
  });
  holder.join();
  CHECK(is_called);
}

TEST_CASE("the_loop_ends_when_the_last_copy_has_gone") {
  run([] {
    std::optional<Remote> remote = Remote::make();
    std::optional<Remote> copy = remote;
    remote.reset();
    set_timeout(5ms, [copy]() mutable { copy.reset(); });
  });
  CHECK(true);  // it has come here
}

TEST_CASE("ticks_run_after_each_posted_callback") {
  Words words;
  run([&] {
    const Remote remote = Remote::make();
    remote.post([&] {
      words.push_back("one");
      next_tick([&] { words.push_back("tick"); });
    });
    remote.post([&] { words.push_back("two"); });
  });
  CHECK(words == Words{"one", "tick", "two"});
}

TEST_CASE("posting_to_a_runtime_that_has_gone_says_so_and_drops") {
  std::optional<Remote> remote;
  run([&] {
    remote = Remote::make();
    set_immediate([] { stop(); });
  });
  const auto owned = std::make_shared<int>(1);
  CHECK_FALSE(remote->post([owned] { FAIL("called"); }));
  CHECK(owned.use_count() == 1);
}

TEST_CASE("what_is_posted_and_not_called_goes_with_the_runtime") {
  const auto owned = std::make_shared<int>(1);
  std::optional<Remote> remote;
  run([&] {
    remote = Remote::make();
    set_immediate([&, owned] {
      stop();
      CHECK(remote->post([owned] { FAIL("called"); }));
    });
  });
  CHECK(owned.use_count() == 1);
}

TEST_CASE("a_remote_without_a_runtime_is_a_logic_error") {
  CHECK_THROWS_AS(Remote::make(), std::logic_error);
}

TEST_CASE("two_remotes_of_one_runtime_do_not_meet") {
  Words words;
  run([&] {
    const Remote one = Remote::make();
    std::optional<Remote> other = Remote::make();
    other->post([&] { words.push_back("other"); });
    other.reset();
    set_timeout(5ms, [&, one] {
      one.post([&] { words.push_back("one"); });
    });
  });
  CHECK(words == Words{"other", "one"});
}
