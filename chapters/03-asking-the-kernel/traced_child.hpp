// A child process that does something, and the system calls that it makes
// meanwhile. Linux only; throws where the kernel does not let us trace.
#pragma once

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "standard_output.hpp"

struct Trace {
  std::string output;       // what the child has written
  std::vector<long> calls;  // the numbers of its system calls, in order

  long count_of(long number) const {
    return std::count(calls.begin(), calls.end(), number);
  }
};

inline std::string name_of(long number) {
  switch (number) {
    case SYS_write: return "write";
    case SYS_brk: return "brk";
    case SYS_fstat: return "fstat";
#ifdef SYS_newfstatat
    case SYS_newfstatat: return "newfstatat";
#endif
    case SYS_ioctl: return "ioctl";
    case SYS_mmap: return "mmap";
    case SYS_getrandom: return "getrandom";
    default: return "number " + std::to_string(number);
  }
}

[[noreturn]] inline void throw_error(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// In the child: asks to be traced, and stands still until the parent is there.
template <class Action>
[[noreturn]] void be_traced(int output, Action action) {
  dup2(output, STDOUT_FILENO);
  if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(2);
  raise(SIGSTOP);
  action();
  _exit(0);  // what main's end would do is not counted
}

// Lets the child run up to its next stop; false when it has ended.
inline bool run_to_next_stop(pid_t child, int& status) {
  if (ptrace(PTRACE_SYSCALL, child, nullptr, nullptr) != 0) {
    throw_error("ptrace");
  }
  if (waitpid(child, &status, 0) != child) throw_error("waitpid");
  return WIFSTOPPED(status);
}

// The kernel stops the child twice for each call: before it, and after.
inline std::vector<long> calls_of(pid_t child) {
  std::vector<long> calls;
  int status = 0;
  while (run_to_next_stop(child, status)) {
    if (WSTOPSIG(status) != (SIGTRAP | 0x80)) continue;  // not for a call
    __ptrace_syscall_info info{};
    if (ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) < 0) {
      throw_error("PTRACE_GET_SYSCALL_INFO");
    }
    const bool enters = info.op == PTRACE_SYSCALL_INFO_ENTRY;
    const auto number = static_cast<long>(info.entry.nr);
    if (enters && number != SYS_exit_group) calls.push_back(number);
  }
  return calls;
}

inline std::string read_all(int descriptor) {
  std::string text;
  char bytes[256];
  ssize_t count;
  while ((count = read(descriptor, bytes, sizeof bytes)) > 0) {
    text.append(bytes, static_cast<std::size_t>(count));
  }
  return text;
}

// What a child writes into one end comes out of the other: a pipe, as a rule.
struct Channel {
  int read_end = -1;
  int write_end = -1;
};

inline Channel open_pipe() {
  int ends[2];
  if (pipe(ends) != 0) throw_error("pipe");
  return {ends[0], ends[1]};
}

template <class Action>
Trace trace_child(Action action, Channel channel = open_pipe()) {
  const pid_t child = fork();
  if (child < 0) throw_error("fork");
  if (child == 0) be_traced(channel.write_end, action);
  close(channel.write_end);

  int status = 0;
  if (waitpid(child, &status, 0) != child) throw_error("waitpid");
  if (!WIFSTOPPED(status)) throw std::runtime_error("ptrace is refused here");
  if (ptrace(PTRACE_SETOPTIONS, child, nullptr,
             PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0) {
    throw_error("ptrace");
  }
  Trace trace;
  trace.calls = calls_of(child);
  trace.output = read_all(channel.read_end);
  close(channel.read_end);
  return trace;
}
