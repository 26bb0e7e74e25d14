// pthread_setname_np(3), which is another function on each system. The main
// thread keeps its name: on Linux it is that of the whole process.
#include "name_thread.hpp"

#include <pthread.h>

namespace mininode {

void name_thread(const std::string& name) noexcept {
  if (name == "main") return;
#if defined(__APPLE__)
  pthread_setname_np(name.c_str());
#elif defined(__linux__)
  // Linux takes up to 15 characters, and nothing if there are more.
  pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
#else
  (void)name;
#endif
}

}  // namespace mininode
