// Chapter 10: the five replies by io_uring, and by receives of zero bytes.
#include "chapter.hpp"

namespace {

const support::Chapter chapter("10-ready-or-done");

#ifdef _WIN32
constexpr const char* replies = "zero_byte_replies";
#else
constexpr const char* replies = "ring_replies";
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
  const auto outcome = chapter.run_in_order(replies);
  if (!refused(outcome)) chapter.check(outcome, replies);
}

TEST_CASE("a_refused_connection_is_a_clear_error") {
  if (!is_for_this_system()) return;
  const auto port = std::to_string(support::unused_port());
  const auto outcome = chapter.run_with_server_at(port, replies);
  if (refused(outcome)) return;
  CHECK(outcome.status == 1);
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.errors.starts_with(
      "cannot connect to the delay server at 127.0.0.1:" + port + ": "));
}

TEST_CASE("a_server_that_stops_in_the_middle_is_a_clear_error") {
  if (!is_for_this_system()) return;
  support::DelayServer server;
  support::Process step({chapter.program(replies)}, server.environment());
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
  if (!support::is_linux("io_uring")) return;
  const auto outcome = chapter.run_with_server("ring_poll");
  if (!refused(outcome)) chapter.check(outcome, "ring_poll");
}

TEST_CASE("completion_can_be_made_of_readiness") {
  if (support::has_epoll()) chapter.check_in_order("done_on_epoll");
}
