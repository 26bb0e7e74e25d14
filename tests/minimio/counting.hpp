// Counts what a loop costs: memory that is taken, and calls of the stand-in.
#pragma once

namespace counting {

// Counts from here to the end of the scope, on all threads.
class Counter {
 public:
  Counter();
  ~Counter();
  // Calls of operator new, the stand-in's own left out.
  int allocations() const;
  // Calls of kevent(), where it is the stand-in's.
  int kevents() const;
};

}  // namespace counting
