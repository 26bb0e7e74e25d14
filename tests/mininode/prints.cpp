// What test_print.cpp runs, to see what comes out: the argument says what.
#include <iostream>
#include <thread>
#include <vector>

#include "mininode/mininode.hpp"

using namespace mininode;

namespace {

void content() {
  print_content("first line\nsecond line\r\n\ttabbed\n", "a text");
  print_content("", "nothing");
  print_content(std::string_view("\0\x01\x7f.", 4), "no text");
}

void long_content() {
  print_content(std::string(100, 'a') + "\n" + std::string(68, 'b'), "long");
  // The 68th byte is in the middle of a character.
  print_content(std::string(67, 'c') + "\u00fc" + "d", "umlaut");
  std::string lines;
  for (int i = 1; i <= 15; ++i) lines += std::to_string(i) + "\n";
  print_content(lines, "lines");
}

void names() {
  print("at first");
  {
    const ThreadName outer("outer");
    print("named");
    {
      const ThreadName inner("inner");
      print("named again");
    }
    print("as before");
  }
  print("as at first");
  std::thread([] { print("on another thread"); }).join();
  run([] { print("in a runtime"); }, {.name = "loop"});
  print("");
}

void threads() {
  std::vector<std::thread> all;
  for (int i = 0; i < 8; ++i) {
    all.emplace_back([i] {
      const ThreadName name("thread " + std::to_string(i));
      for (int line = 0; line < 500; ++line) {
        if (line % 10 == 0) {
          print_content("one\ntwo\nthree", "lines");
        } else {
          print("line " + std::to_string(line));
        }
      }
    });
  }
  for (std::thread& thread : all) thread.join();
}

}  // namespace

int main(int, char** words) {
  const std::string_view what = words[1];
  if (what == "content") content();
  if (what == "long_content") long_content();
  if (what == "names") names();
  if (what == "threads") threads();
}
