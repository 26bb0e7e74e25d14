// The same, with the lock held for as long as it is needed.
#include "workers.hpp"

void work() {
  {
    const auto lock = lock_shelf();
    fetch();
  }
  compute();
}

int main() {
  const auto trace = open_trace();
  run_workers(trace.get());
}
