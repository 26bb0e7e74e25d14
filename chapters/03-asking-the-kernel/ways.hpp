// The same line, written to standard output in every way that this system has:
// from the kernel's own door up to the standard library of C++.
#pragma once

#include <cstdio>
#include <iostream>
#include <string_view>

#ifdef _WIN32
#include "ways_windows.hpp"
#else
#include "ways_posix.hpp"
#endif

inline constexpr std::string_view line = "Is anybody down there?\n";

inline void by_c_library(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

inline void by_cpp_library(std::string_view text) { std::cout << text; }

struct Way {
  const char* name;
  void (*write)(std::string_view text);
};

inline constexpr Way ways[] = {
#if defined(_WIN32)
    {"NtWriteFile", by_native_call},
#elif !defined(NO_INSTRUCTION)
    {"the instruction", by_instruction},
#endif
    {name_of_write, by_system_library},
    {"std::fwrite", by_c_library},
    {"std::cout", by_cpp_library},
};
