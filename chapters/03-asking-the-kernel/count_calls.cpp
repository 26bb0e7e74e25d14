// How many system calls does a line cost? A child writes it, and this program
// has the kernel stop the child at each call that it makes.
//
//   fork, pipe   a child whose standard output we read
//   ptrace       be told when another process enters the kernel, and for what
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "traced_child.hpp"
#include "ways.hpp"

namespace {

void in_four_pieces(std::string_view text) {
  std::cout << text.substr(0, 3) << text.substr(3, 8) << text.substr(11, 6)
            << text.substr(17);
}

void flushed_in_four_pieces(std::string_view text) {
  std::cout << std::unitbuf;
  in_four_pieces(text);
}

void byte_by_byte(std::string_view text) {
  for (const char byte : text) by_instruction({&byte, 1});
}

// A line for the table. Nothing is printed yet: a child must not inherit a
// stream that has been used.
std::string count(const Way& way) {
  const Trace trace = trace_child([&] {
    way.write(line);
    flush_standard_output();
  });
  std::string text = way.name;
  text += ": " + std::to_string(trace.output.size()) + " bytes by " +
          std::to_string(trace.count_of(number_of_write)) + " write";
  for (const long number : trace.calls) {
    if (number != number_of_write) text += ", " + name_of(number);
  }
  return text + "\n";
}

}  // namespace

int main() try {
  std::string table;
  for (const Way& way : ways) table += count(way);
  table += count({"std::cout, in four pieces", in_four_pieces});
  table += count({"std::cout with std::unitbuf", flushed_in_four_pieces});
  table += count({"the instruction, byte by byte", byte_by_byte});
  std::cout << table;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
