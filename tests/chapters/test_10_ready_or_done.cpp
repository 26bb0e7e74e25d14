// Chapter 10: the five replies by io_uring, and by receives of zero bytes.
#include "step.hpp"

using support::prints;
using support::run;
using support::run_with_delay_server;

namespace {

#ifdef _WIN32
constexpr const char* replies = "10_zero_byte_replies";
constexpr const char* expected = "zero_byte_replies";
#else
constexpr const char* replies = "10_ring_replies";
constexpr const char* expected = "ring_replies";
#endif

// A program ends with 77 where the kernel refuses io_uring, and says why.
bool refused(const support::Outcome& outcome) {
  if (outcome.status != support::skipped_status) return false;
  support::skip(outcome.errors);
  return true;
}

bool is_for_this_system() {
#if defined(__linux__) || defined(_WIN32)
  return true;
#else
  support::skip("io_uring is Linux's, and the zero-byte receive Windows'");
  return false;
#endif
}

}  // namespace

TEST_CASE("five_replies_arrive_in_the_order_of_their_delays") {
  if (!is_for_this_system()) return;
  const auto outcome =
      support::run_in_order(replies, prints("10-ready-or-done", expected));
  if (refused(outcome)) return;
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("10-ready-or-done", expected));
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  if (!is_for_this_system()) return;
  const auto port = std::to_string(support::unused_port());
  const auto outcome = run(replies, {}, {{"DELAY_SERVER_PORT", port}});
  if (refused(outcome)) return;
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.errors.starts_with(
      "cannot connect to the delay server at 127.0.0.1:" + port + ": "));
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  if (!is_for_this_system()) return;
  support::DelayServer server;
  support::Process step({support::program(replies)}, server.environment());
  try {
    while (step.read_line() != "waiting for 5 replies") {
    }
  } catch (const std::runtime_error&) {
    if (refused(step.wait())) return;
    throw;
  }
  server.stop();
  const auto outcome = step.wait();
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  INFO(outcome.errors);
  CHECK((outcome.errors ==
             "the delay server closed before its reply was complete\n" ||
         outcome.errors.starts_with("receive: ") ||
         outcome.errors.starts_with("recv: ")));
}

TEST_CASE("readiness_can_be_made_of_completion") {
#ifdef __linux__
  const auto outcome = run_with_delay_server("10_ring_poll");
  if (refused(outcome)) return;
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("10-ready-or-done", "ring_poll"));
#else
  support::skip("io_uring is Linux's");
#endif
}

TEST_CASE("completion_can_be_made_of_readiness") {
#ifdef __linux__
  const auto outcome = support::run_in_order(
      "10_done_on_epoll", prints("10-ready-or-done", "done_on_epoll"));
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == prints("10-ready-or-done", "done_on_epoll"));
#else
  support::skip("epoll is Linux's: see the release preset there");
#endif
}
