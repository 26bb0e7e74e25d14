// Three workers at the same time, or so it seems.
#include "workers.hpp"

void work() {
  const auto lock = lock_shelf();
  fetch();
  compute();
}

int main() {
  const auto trace = open_trace();
  run_workers(trace.get());
}
