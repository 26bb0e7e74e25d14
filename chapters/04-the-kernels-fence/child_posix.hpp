// A child that does something, and how it ended: by fork and waitpid.
#pragma once

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

inline std::string name_of_signal(int number) {
  switch (number) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    default: return "signal " + std::to_string(number);
  }
}

inline std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) {
    return "killed by " + name_of_signal(WTERMSIG(status));
  }
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

// A crash on purpose need not leave an image of the memory behind.
inline void leave_no_core() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

inline std::string ending_of_child(void (*action)()) {
  const pid_t child = fork();
  if (child < 0) {
    throw std::system_error(errno, std::generic_category(), "fork");
  }
  if (child == 0) {
    leave_no_core();
    action();
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return how_it_ended(status);
}
