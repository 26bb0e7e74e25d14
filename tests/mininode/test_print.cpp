// print, print_content, current and ThreadName. What they write is read from a
// program of its own.
#include <sstream>

#include "support.hpp"

#ifdef __linux__
#include <pthread.h>
#endif

namespace {

std::string printed(const std::string& what) {
  const auto outcome = support::Process({MININODE_PRINTS, what}).wait();
  CHECK(outcome.status == 0);
  return outcome.output;
}

}  // namespace

TEST_CASE("content_is_printed_in_a_frame") {
  CHECK(printed("content") ==
        "[main] a text, 32 bytes:\n"
        "  | first line\n"
        "  | second line\n"
        "  | .tabbed\n"
        "[main] nothing, 0 bytes:\n"
        "[main] no text, 4 bytes:\n"
        "  | ....\n");
}

TEST_CASE("long_content_is_shortened") {
  std::string expected = "[main] long, 169 bytes:\n  | " +
                         std::string(68, 'a') + " ...\n  | " +
                         std::string(68, 'b') +
                         "\n[main] umlaut, 70 bytes:\n  | " +
                         std::string(67, 'c') + " ...\n";
  expected += "[main] lines, 36 bytes:\n";
  for (int i = 1; i <= 12; ++i) expected += "  | " + std::to_string(i) + "\n";
  expected += "  | ... 9 bytes more\n";
  CHECK(printed("long_content") == expected);
}

TEST_CASE("a_line_begins_with_the_name_of_its_thread") {
  CHECK(printed("names") ==
        "[main] at first\n"
        "[outer] named\n"
        "[inner] named again\n"
        "[outer] as before\n"
        "[main] as at first\n"
        "[unnamed] on another thread\n"
        "[loop] in a runtime\n"
        "[main] \n");
}

TEST_CASE("the_lines_of_several_threads_are_not_mixed_up") {
  std::istringstream output(printed("threads"));
  std::vector<int> next(8);
  std::string line;
  while (std::getline(output, line)) {
    REQUIRE(line.starts_with("[thread "));
    const auto thread = static_cast<std::size_t>(line[8] - '0');
    const int number = next.at(thread)++;
    const std::string rest = line.substr(9);
    if (number % 10 != 0) {
      REQUIRE(rest == "] line " + std::to_string(number));
      continue;
    }
    REQUIRE(rest == "] lines, 13 bytes:");
    for (const char* word : {"one", "two", "three"}) {
      std::getline(output, line);
      REQUIRE(line == std::string("  | ") + word);
    }
  }
  CHECK(next == std::vector<int>(8, 500));
}

TEST_CASE("a_thread_has_the_name_of_its_innermost_thread_name") {
  std::thread([] {
    CHECK(current() == "unnamed");
    CHECK(ThreadName::innermost() == nullptr);
    const ThreadName outer("outer");
    {
      const ThreadName inner("inner");
      CHECK(current() == "inner");
      CHECK(ThreadName::innermost() == &inner);
    }
    CHECK(current() == "outer");
    CHECK(ThreadName::innermost() == &outer);
  }).join();
}

TEST_CASE("the_system_hears_the_name_too_as_far_as_it_has_room") {
#ifdef __linux__
  std::thread([] {
    const ThreadName name("a name of more than 15 characters");
    char heard[16] = {};
    pthread_getname_np(pthread_self(), heard, sizeof heard);
    CHECK(std::string(heard) == "a name of more ");
  }).join();
#else
  support::skip("there is no call that tells here");
#endif
}
