// Three answers of one function, and how a caller tells them apart.
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>

#include "minimio/error.hpp"
#include "minimio/result.hpp"

using minimio::Errc;
using minimio::Result;

namespace {

// A queue of letters that can be empty, or closed.
struct Letters {
  std::string letters;
  bool closed = false;

  Result<char> take() {
    if (!letters.empty()) {
      const char letter = letters.front();
      letters.erase(0, 1);
      return letter;
    }
    if (closed) return std::unexpected(make_error_code(Errc::poll_closed));
    return std::unexpected(make_error_code(Errc::would_block));
  }
};

std::string describe(const Result<char>& result) {
  if (result) return std::string("the letter ") + *result;
  if (result.error() == Errc::would_block) return "not now";
  return "no more: " + result.error().message();
}

void print(std::error_code error) {
  std::cout << error.category().name() << " " << error.value() << ", \""
            << error.message() << "\"; operation_would_block: "
            << (error == std::errc::operation_would_block ? "yes" : "no")
            << "\n";
}

}  // namespace

int main() {
  Letters letters{"a"};
  std::cout << describe(letters.take()) << "\n";
  std::cout << describe(letters.take()) << "\n";
  letters.closed = true;
  std::cout << describe(letters.take()) << "\n\n";

  print(Errc::would_block);
  print(Errc::poll_closed);
  std::cout << "a Result of a number takes " << sizeof(Result<std::size_t>)
            << " bytes, a number " << sizeof(std::size_t) << "\n";
}
