// CallbackQueue, Slots and Immediates: what the loop keeps things in.
#include "mininode/callback_queue.hpp"
#include "mininode/immediates.hpp"
#include "mininode/slots.hpp"
#include "support.hpp"

namespace {

void round_of(Immediates& immediates) {
  immediates.collect();
  while (auto callback = immediates.take()) (*callback)();
}

}  // namespace

TEST_CASE("a_queue_is_first_in_first_out") {
  CallbackQueue queue;
  std::vector<int> heard;
  for (int i = 0; i < 5; ++i) queue.push([&, i] { heard.push_back(i); });
  CHECK(queue.size() == 5);
  while (!queue.empty()) queue.pop()();
  CHECK(heard == std::vector{0, 1, 2, 3, 4});
}

TEST_CASE("what_is_pushed_while_a_queue_is_emptied_comes_last") {
  CallbackQueue queue;
  std::vector<int> heard;
  queue.push([&] {
    heard.push_back(1);
    queue.push([&] { heard.push_back(3); });
  });
  queue.push([&] { heard.push_back(2); });
  while (!queue.empty()) {
    Callback<> callback = queue.pop();
    callback();
  }
  CHECK(heard == std::vector{1, 2, 3});
}

TEST_CASE("a_queue_counts_both_its_halves") {
  CallbackQueue queue;
  queue.push([] {});
  queue.push([] {});
  (void)queue.pop();
  queue.push([] {});
  CHECK(queue.size() == 2);
  CHECK_FALSE(queue.empty());
  (void)queue.pop();
  (void)queue.pop();
  CHECK(queue.size() == 0);
  CHECK(queue.empty());
}

TEST_CASE("a_queue_that_goes_ends_what_it_holds") {
  int count = 0;
  {
    CallbackQueue queue;
    for (int i = 0; i < 3; ++i) queue.push([counted = Counted(count)] {});
    (void)queue.pop();
    CHECK(count == 2);
  }
  CHECK(count == 0);
}

TEST_CASE("a_slot_is_found_by_its_key") {
  Slots<std::string> slots;
  const Key one = slots.insert("one");
  const Key two = slots.insert("two");
  REQUIRE(slots.find(one));
  CHECK(*slots.find(one) == "one");
  CHECK(*slots.find(two) == "two");
  CHECK(slots[two.slot] == "two");
  CHECK(slots.size() == 2);
}

TEST_CASE("a_stale_key_finds_nothing_though_its_place_is_used_again") {
  Slots<std::string> slots;
  const Key old = slots.insert("old");
  CHECK(slots.erase(old) == "old");
  CHECK(slots.find(old) == nullptr);
  const Key young = slots.insert("young");
  CHECK(young.slot == old.slot);
  CHECK_FALSE(young == old);
  CHECK(slots.find(old) == nullptr);
  CHECK(*slots.find(young) == "young");
}

TEST_CASE("a_key_that_nobody_made_finds_nothing") {
  Slots<int> slots;
  CHECK(slots.find({}) == nullptr);
  (void)slots.insert(1);
  CHECK(slots.find({}) == nullptr);
  CHECK(slots.find({99, 1}) == nullptr);
}

TEST_CASE("slots_take_no_more_room_than_were_in_use_at_once") {
  Slots<int> slots;
  for (int i = 0; i < 1'000; ++i) {
    const Key key = slots.insert(i);
    CHECK(key.slot < 1);
    CHECK(slots.erase(key) == i);
  }
  CHECK(slots.size() == 0);
}

TEST_CASE("immediates_run_in_rounds") {
  Immediates immediates;
  std::vector<int> heard;
  immediates.add([&] {
    heard.push_back(1);
    immediates.add([&] { heard.push_back(3); });
  });
  immediates.add([&] { heard.push_back(2); });
  round_of(immediates);
  CHECK(heard == std::vector{1, 2});
  CHECK(immediates.ref_count() == 1);
  round_of(immediates);
  CHECK(heard == std::vector{1, 2, 3});
  CHECK(immediates.ref_count() == 0);
}

TEST_CASE("a_cleared_immediate_is_passed_over_also_in_its_round") {
  Immediates immediates;
  std::vector<int> heard;
  std::uint64_t last = 0;
  immediates.add([&] { CHECK(immediates.clear(last)); });
  immediates.add([&] { heard.push_back(2); });
  last = immediates.add([&] { heard.push_back(3); });
  round_of(immediates);
  CHECK(heard == std::vector{2});
  CHECK(immediates.ref_count() == 0);
}

TEST_CASE("an_immediate_that_is_over_cannot_be_cleared") {
  Immediates immediates;
  std::uint64_t number = 0;
  number = immediates.add([&] { CHECK_FALSE(immediates.clear(number)); });
  round_of(immediates);
  CHECK_FALSE(immediates.clear(number));
  CHECK_FALSE(immediates.clear(0));
  CHECK_FALSE(immediates.clear(number + 1));
}

TEST_CASE("clearing_an_immediate_twice_counts_once") {
  Immediates immediates;
  const auto number = immediates.add([] {});
  CHECK(immediates.clear(number));
  CHECK_FALSE(immediates.clear(number));
  CHECK(immediates.ref_count() == 0);
}

TEST_CASE("an_immediate_counts_only_while_it_has_a_ref") {
  Immediates immediates;
  const auto number = immediates.add([] {});
  immediates.set_ref(number, false);
  immediates.set_ref(number, false);
  CHECK(immediates.ref_count() == 0);
  CHECK_FALSE(immediates.has_ref(number));
  immediates.set_ref(number, true);
  CHECK(immediates.ref_count() == 1);
  immediates.set_ref(number, false);
  round_of(immediates);
  CHECK(immediates.ref_count() == 0);
  immediates.set_ref(number, true);
  CHECK(immediates.ref_count() == 0);
}

TEST_CASE("a_cleared_immediate_ends_what_it_holds_at_once") {
  Immediates immediates;
  int count = 0;
  const auto number = immediates.add([counted = Counted(count)] {});
  CHECK(immediates.clear(number));
  CHECK(count == 0);
}
