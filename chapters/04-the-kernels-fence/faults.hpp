// Being told of faults in one's own program, with the address.
//
//   sigaction with SA_SIGINFO      Linux, macOS, the BSDs
//   AddVectoredExceptionHandler    Windows
#pragma once

#include <cstdint>
#include <string>

#ifdef _WIN32
#include <windows.h>
#else
#include <signal.h>

#include <cerrno>
#include <system_error>
#endif

struct Fault {
  std::uintptr_t address = 0;
  std::string reason;
};

// What a handler wants to happen next.
enum class Next { try_again, give_up };

// Called for each fault, on the thread whose fault it is.
inline Next (*on_fault)(const Fault& fault) = nullptr;

#ifdef _WIN32

inline std::string reason_of(const EXCEPTION_RECORD& record) {
  if (record.ExceptionCode != EXCEPTION_ACCESS_VIOLATION) {
    return "privileged instruction";
  }
  switch (record.ExceptionInformation[0]) {
    case 0: return "a read that is not allowed";
    case 1: return "a write that is not allowed";
    case 8: return "data that was to be run";
    default: return "unknown";
  }
}

inline LONG CALLBACK handle_exception(EXCEPTION_POINTERS* pointers) {
  const EXCEPTION_RECORD& record = *pointers->ExceptionRecord;
  if (record.ExceptionCode != EXCEPTION_ACCESS_VIOLATION &&
      record.ExceptionCode != EXCEPTION_PRIV_INSTRUCTION) {
    return EXCEPTION_CONTINUE_SEARCH;
  }
  Fault fault{0, reason_of(record)};
  if (record.NumberParameters >= 2) {
    fault.address = record.ExceptionInformation[1];
  }
  return on_fault(fault) == Next::try_again ? EXCEPTION_CONTINUE_EXECUTION
                                            : EXCEPTION_CONTINUE_SEARCH;
}

inline void handle_faults(Next (*handler)(const Fault&)) {
  on_fault = handler;
  AddVectoredExceptionHandler(1, handle_exception);
}

#else

inline std::string reason_of(int signal_number, int code) {
  if (signal_number == SIGSEGV) {
    if (code == SEGV_MAPERR) return "SEGV_MAPERR, nothing is mapped";
    if (code == SEGV_ACCERR) return "SEGV_ACCERR, not allowed";
  }
#ifdef SI_KERNEL
  if (code == SI_KERNEL) return "SI_KERNEL, no reason given";
#endif
  return "signal " + std::to_string(signal_number) + ", code " +
         std::to_string(code);
}

inline void handle_signal(int number, siginfo_t* info, void*) {
  const Fault fault{reinterpret_cast<std::uintptr_t>(info->si_addr),
                    reason_of(number, info->si_code)};
  if (on_fault(fault) == Next::give_up) signal(number, SIG_DFL);
}

inline void handle_faults(Next (*handler)(const Fault&)) {
  on_fault = handler;
  struct sigaction action {};
  action.sa_sigaction = handle_signal;
  action.sa_flags = SA_SIGINFO;
  for (const int number : {SIGSEGV, SIGBUS, SIGILL}) {
    if (sigaction(number, &action, nullptr) != 0) {
      throw std::system_error(errno, std::generic_category(), "sigaction");
    }
  }
}

#endif
