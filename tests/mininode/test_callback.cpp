// Callback: what it holds, where, and for how long.
#include <array>

#include "support.hpp"

namespace {

// One that is too large for the room within.
struct Ballast {
  std::array<char, 200> bytes{};
};

int twice(int value) { return 2 * value; }

}  // namespace

TEST_CASE("a_callback_calls_its_function") {
  int calls = 0;
  Callback<> callback = [&] { ++calls; };
  callback();
  callback();
  CHECK(calls == 2);
}

TEST_CASE("a_callback_hands_on_its_arguments") {
  std::string heard;
  Callback<int, std::string> callback = [&](int number, std::string text) {
    heard = text + std::to_string(number);
  };
  callback(7, "seven ");
  CHECK(heard == "seven 7");
}

TEST_CASE("an_argument_that_cannot_be_copied_is_moved_on") {
  std::unique_ptr<int> heard;
  Callback<std::unique_ptr<int>> callback = [&](std::unique_ptr<int> given) {
    heard = std::move(given);
  };
  callback(std::make_unique<int>(5));
  REQUIRE(heard);
  CHECK(*heard == 5);
}

TEST_CASE("an_argument_by_reference_stays_the_same_object") {
  int value = 1;
  Callback<int&> callback = [](int& given) { given = 9; };
  callback(value);
  CHECK(value == 9);
}

TEST_CASE("a_callback_drops_what_its_function_returns") {
  Callback<int> callback = twice;
  CHECK_NOTHROW(callback(3));
}

TEST_CASE("a_callback_holds_what_cannot_be_copied") {
  int heard = 0;
  auto held = std::make_unique<int>(4);
  Callback<> callback = [&heard, held = std::move(held)] { heard = *held; };
  Callback<> moved = std::move(callback);
  moved();
  CHECK(heard == 4);
}

TEST_CASE("a_callback_holds_another_callback") {
  int calls = 0;
  Callback<> inner = [&] { ++calls; };
  Callback<> outer = [inner = std::move(inner)]() mutable { inner(); };
  outer();
  CHECK(calls == 1);
}

TEST_CASE("a_callback_may_change_what_it_holds") {
  int heard = 0;
  Callback<> callback = [&heard, count = 0]() mutable { heard = ++count; };
  callback();
  callback();
  CHECK(heard == 2);
}

TEST_CASE("a_small_capture_ends_once_wherever_it_is_moved") {
  int count = 0;
  {
    Callback<> first = [counted = Counted(count)] {};
    CHECK(count == 1);
    Callback<> second = std::move(first);
    Callback<> third;
    third = std::move(second);
    CHECK(count == 1);
  }
  CHECK(count == 0);
}

TEST_CASE("a_large_capture_ends_once_wherever_it_is_moved") {
  int count = 0;
  {
    Callback<> first = [counted = Counted(count), ballast = Ballast()] {
      (void)ballast;
    };
    CHECK(count == 1);
    Callback<> second = std::move(first);
    Callback<> third;
    third = std::move(second);
    CHECK(count == 1);
  }
  CHECK(count == 0);
}

TEST_CASE("a_large_capture_does_not_move_with_its_callback") {
  const void* before = nullptr;
  const void* after = nullptr;
  const void** seen = &before;
  Callback<> callback = [&seen, ballast = Ballast()] { *seen = &ballast; };
  callback();
  Callback<> moved = std::move(callback);
  seen = &after;
  moved();
  CHECK(before == after);
}

TEST_CASE("an_over_aligned_capture_keeps_its_alignment") {
  struct alignas(64) Wide {
    int value = 3;
  };
  std::uintptr_t place = 1;
  Callback<> callback = [&place, wide = Wide()] {
    place = reinterpret_cast<std::uintptr_t>(&wide);
  };
  Callback<> moved = std::move(callback);
  moved();
  CHECK(place % 64 == 0);
}

TEST_CASE("assignment_ends_what_was_held_before") {
  int count = 0;
  Callback<> callback = [counted = Counted(count)] {};
  callback = [] {};
  CHECK(count == 0);
}

TEST_CASE("a_callback_assigned_to_itself_keeps_its_function") {
  int calls = 0;
  int count = 0;
  Callback<> callback = [&calls, counted = Counted(count)] { ++calls; };
  Callback<>& same = callback;
  callback = std::move(same);
  callback();
  CHECK(calls == 1);
  CHECK(count == 1);
}

TEST_CASE("an_empty_callback_says_so_and_throws_when_called") {
  Callback<> callback;
  CHECK_FALSE(callback);
  CHECK_THROWS_AS(callback(), std::bad_function_call);
}

TEST_CASE("a_callback_that_was_moved_from_is_empty") {
  Callback<> callback = [] {};
  Callback<> other = std::move(callback);
  CHECK(other);
  CHECK_FALSE(callback);
  CHECK_THROWS_AS(callback(), std::bad_function_call);
}

TEST_CASE("what_a_function_throws_comes_out_and_it_can_be_called_again") {
  int calls = 0;
  Callback<> callback = [&] {
    if (++calls == 1) throw std::runtime_error("the first time");
  };
  CHECK_THROWS_AS(callback(), std::runtime_error);
  CHECK_NOTHROW(callback());
  CHECK(calls == 2);
}

TEST_CASE("what_throws_when_it_is_moved_is_kept_elsewhere") {
  struct Thrower {
    Thrower() = default;
    Thrower(const Thrower&) {}
    Thrower(Thrower&&) noexcept(false) {}
    void operator()() {}
  };
  Callback<> callback = Thrower();
  static_assert(std::is_nothrow_move_constructible_v<Callback<>>);
  Callback<> moved = std::move(callback);
  CHECK_NOTHROW(moved());
}
