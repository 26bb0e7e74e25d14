// A system call of macOS on x86-64. It may change the register of the third
// argument, too: some calls have a second result there.
#pragma once

inline constexpr long number_of_write = 0x2000004;  // class 2, BSD: number 4

inline Answer system_call(long number, long first, long second, long third) {
  long result = number;
  bool failed = false;
  asm volatile("syscall\n\tsetc %[failed]"
               : "+a"(result), "+d"(third), [failed] "=r"(failed)
               : "D"(first), "S"(second)
               : "rcx", "r11", "cc", "memory");
  return answer_from(result, failed);
}
