// Counting by replacing: operator new, which the standard lets a program do,
// and kevent(), which the linker does (--wrap). See CMakeLists.txt.
#include "counting.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<bool> counts = false;
std::atomic<int> news = 0;
std::atomic<int> calls = 0;
thread_local bool is_inside = false;  // in the stand-in

}  // namespace

namespace counting {

Counter::Counter() {
  news = 0;
  calls = 0;
  counts = true;
}
Counter::~Counter() { counts = false; }
int Counter::allocations() const { return news; }
int Counter::kevents() const { return calls; }

}  // namespace counting

void* operator new(std::size_t size) {
  if (counts && !is_inside) ++news;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#ifdef MINIMIO_TEST_STAND_IN
struct kevent;
struct timespec;

extern "C" int __real_kevent(int, const struct kevent*, int, struct kevent*,
                             int, const struct timespec*);

extern "C" int __wrap_kevent(int queue, const struct kevent* changes,
                             int change_count, struct kevent* events,
                             int event_count, const struct timespec* timeout) {
  if (counts) ++calls;
  is_inside = true;
  const int result = __real_kevent(queue, changes, change_count, events,
                                   event_count, timeout);
  is_inside = false;
  return result;
}
#endif
