// A child that does something, and how it ended. Windows has no fork: the child
// is this program once more, with the number of what it has to do.
#pragma once

#include <windows.h>

#include <cstdio>
#include <string>
#include <system_error>

inline std::string how_it_ended(DWORD code) {
  char text[40];
  std::snprintf(text, sizeof text, "ended with code %#lx", code);
  switch (code) {
    case 0: return "ended with status 0";
    case EXCEPTION_ACCESS_VIOLATION:
      return std::string(text) + ", access violation";
    case EXCEPTION_PRIV_INSTRUCTION:
      return std::string(text) + ", privileged instruction";
    default: return text;
  }
}

inline std::string ending_of_child(int number) {
  char program[MAX_PATH];
  GetModuleFileNameA(nullptr, program, MAX_PATH);
  std::string command = "\"" + std::string(program) + "\" " +
                        std::to_string(number);
  STARTUPINFOA start{};
  start.cb = sizeof start;
  PROCESS_INFORMATION child{};
  if (!CreateProcessA(program, command.data(), nullptr, nullptr, TRUE, 0,
                      nullptr, nullptr, &start, &child)) {
    throw std::system_error(static_cast<int>(GetLastError()),
                            std::system_category(), "CreateProcess");
  }
  WaitForSingleObject(child.hProcess, INFINITE);
  DWORD code = 0;
  GetExitCodeProcess(child.hProcess, &code);
  CloseHandle(child.hThread);
  CloseHandle(child.hProcess);
  return how_it_ended(code);
}

// No window that asks the user what to do about the crash.
inline void leave_no_dialog() {
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}
