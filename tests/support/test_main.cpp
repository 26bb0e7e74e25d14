// main() of every test program: doctest's runner, with an exit status of its
// own for “this could not be tested here”.
#define DOCTEST_CONFIG_IMPLEMENT
#include "doctest.hpp"
#include "skip.hpp"

int main(int count, char** words) {
  doctest::Context context(count, words);
  context.setOption("no-intro", true);
  const int status = context.run();
  if (status != 0) return status;
  return support::was_skipped() ? support::skipped_status : 0;
}
