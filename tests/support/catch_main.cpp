// main() of every test program: Catch2's runner, with an exit status of its
// own for “this could not be tested here”.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include "skip.hpp"

int main(int count, char** words) {
  const int failures = Catch::Session().run(count, words);
  if (failures != 0) return failures < 255 ? failures : 255;
  return support::was_skipped() ? support::skipped_status : 0;
}
