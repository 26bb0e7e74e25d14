// How many system calls the library makes on Linux: by strace, on the program
// of traced.cpp.
#include <map>
#include <sstream>

#include "support.hpp"

namespace {

using Calls = std::vector<std::string>;

// What follows each mark of the trace, the last time that it is there.
std::map<std::string, Calls> calls_by_mark(const std::string& trace) {
  std::map<std::string, Calls> marks;
  std::istringstream lines(trace);
  std::string mark;
  for (std::string line; std::getline(lines, line);) {
    const std::string call = line.substr(0, line.find('('));
    if (line.starts_with("write(-1, \"")) {
      mark = line.substr(11, line.find('"', 11) - 11);
      marks[mark].clear();
    } else if (line.find('(') != line.npos && call != "mmap" &&
               call != "munmap") {
      marks[mark].push_back(call);
    }
  }
  return marks;
}

// The trace of the program; nothing if there is no strace, or it may not trace.
std::optional<std::string> traced(std::vector<std::string> options,
                                  std::vector<std::string> arguments = {}) {
  if (std::string_view(MINIMIO_STRACE).ends_with("-NOTFOUND")) return {};
  std::vector<std::string> words = {MINIMIO_STRACE};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(MINIMIO_TRACED);
  words.insert(words.end(), arguments.begin(), arguments.end());
  // The sanitizer that looks for leaks is a tracer too, and there is one place.
  const auto outcome = support::Process(
      words, {{"ASAN_OPTIONS", "detect_leaks=0"}}).wait();
  if (outcome.errors.find("ptrace") != std::string::npos) return {};
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
  return outcome.errors;
}

const char* const reason = "there is no strace here, or it may not trace";

}  // namespace

TEST_CASE("each_call_is_one_system_call") {
  const auto trace = traced({"-e", "trace=%desc,%network"});
  if (!trace) return skip(reason);
  auto marks = calls_by_mark(*trace);
  REQUIRE(marks.contains("end"));
  const Calls change = {"epoll_ctl"};
  for (const std::string mark : {"register", "widen", "arm", "narrow", "swap",
                                 "make level", "deregister"}) {
    CAPTURE(mark);
    CHECK(marks[mark] == change);
  }
  for (const std::string mark :
       {"poll", "poll without waiting", "poll for the wake"}) {
    CAPTURE(mark);
    CHECK(marks[mark] == Calls{"epoll_wait"});
  }
  CHECK(marks["wake"] == Calls{"write"});
  CHECK(marks["write"] == Calls{"sendto"});
  CHECK(marks["read"] == Calls{"recvfrom"});
  CHECK(marks["accept"] == Calls{"accept4"});
  CHECK(marks["connect"] == Calls{"getsockname", "socket", "connect"});
}

TEST_CASE("a_stream_is_deregistered_and_then_closed") {
  const auto trace = traced({"-e", "trace=%desc,%network"});
  if (!trace) return skip(reason);
  CHECK(calls_by_mark(*trace)["close"] == Calls{"epoll_ctl", "close"});
}

TEST_CASE("a_wait_for_a_fraction_of_a_millisecond_does_not_spin") {
  const auto trace = traced({"-e", "trace=epoll_wait,epoll_pwait2"}, {"wait"});
  if (!trace) return skip(reason);
  std::istringstream lines(*trace);
  int calls = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("epoll_")) ++calls;
  }
  CHECK(calls >= 3);
  CHECK(calls <= 9);
}

TEST_CASE("a_kernel_without_fractions_makes_the_wait_longer_and_no_spin") {
  const auto trace =
      traced({"-e", "trace=epoll_wait,epoll_pwait2", "-e",
              "inject=epoll_pwait2:error=ENOSYS"},
             {"wait"});
  if (!trace) return skip(reason);
  std::istringstream lines(*trace);
  int calls = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("epoll_wait(")) ++calls;
  }
  CHECK(calls >= 3);
  CHECK(calls <= 9);
}
