// The two lowest ways of writing, on Linux, macOS and the BSDs.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

#include "system_call.hpp"

#ifndef NO_INSTRUCTION
// By the instruction itself. A call may take less than it was offered.
inline void by_instruction(std::string_view text) {
  while (!text.empty()) {
    const Answer answer = system_call(
        number_of_write, STDOUT_FILENO, reinterpret_cast<long>(text.data()),
        static_cast<long>(text.size()));
    if (answer.error == EINTR) continue;
    if (answer.error != 0) {
      throw std::system_error(answer.error, std::generic_category(),
                              "the instruction");
    }
    text.remove_prefix(static_cast<std::size_t>(answer.result));
  }
}
#endif

// By the function that the system's library has for it.
inline constexpr const char* name_of_write = "write";

inline void by_system_library(std::string_view text) {
  while (!text.empty()) {
    const auto count = write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw std::system_error(errno, std::generic_category(), "write");
    }
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}
