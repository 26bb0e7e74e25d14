// Signals do not end the loop, and no timer fires early by them.
#include "nuisance.hpp"
#include "support.hpp"

using support::Nuisance;

TEST_CASE("signals_do_not_end_the_loop") {
  const Nuisance nuisance;
  int calls = 0;
  run([&] {
    auto timer = std::make_shared<Timer>();
    *timer = set_interval(2ms, [&, timer] {
      if (++calls == 20) timer->clear();
    });
  });
  CHECK(calls == 20);
}

TEST_CASE("a_timer_is_not_early_among_signals") {
  const Nuisance nuisance;
  const auto start = Clock::now();
  run([] { set_timeout(50ms, [] {}); });
  CHECK(Clock::now() - start >= 50ms);
}

TEST_CASE("results_of_the_pool_arrive_among_signals") {
  const Nuisance nuisance;
  int delivered = 0;
  run([&] {
    for (int i = 0; i < 50; ++i) {
      submit([] { std::this_thread::sleep_for(1ms); },
             [&](Result<> result) { delivered += result.has_value(); });
    }
  });
  CHECK(delivered == 50);
}
