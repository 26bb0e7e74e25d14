// Catch2, whichever version is installed: 2 keeps all in one header, 3 does
// not, and the matchers differ. Tests include this file and nothing of
// Catch2's own.
#pragma once

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
namespace support {
using StringMatcher = Catch::Matchers::MatcherBase<std::string>;
}
#else
#include <catch2/catch.hpp>
namespace support {
using StringMatcher = Catch::MatcherBase<std::string>;
}
#endif
