// pthread_setname_np(3), which is a different function on each system.
#include "name_thread.hpp"

#include <pthread.h>
#include <unistd.h>

namespace mininode {

void name_thread(const std::string& name) noexcept {
#if defined(__APPLE__)
  pthread_setname_np(name.c_str());
#elif defined(__linux__)
  // The first thread's name is that of the whole process, and stays.
  if (::gettid() == ::getpid()) return;
  // Linux takes up to 15 characters, and nothing if there are more.
  char short_name[16] = {};
  name.copy(short_name, sizeof short_name - 1);
  pthread_setname_np(pthread_self(), short_name);
#else
  (void)name;
#endif
}

}  // namespace mininode
