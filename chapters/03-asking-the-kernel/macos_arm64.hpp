// A system call of macOS on arm64. It may change the register of the second
// argument, too: some calls have a second result there.
#pragma once

inline constexpr long number_of_write = 4;

inline Answer system_call(long number, long first, long second, long third) {
  register long x16 asm("x16") = number;
  register long x0 asm("x0") = first;
  register long x1 asm("x1") = second;
  register long x2 asm("x2") = third;
  int failed = 0;
  asm volatile("svc #0x80\n\tcset %w[failed], cs"
               : "+r"(x0), "+r"(x1), [failed] "=r"(failed)
               : "r"(x16), "r"(x2)
               : "cc", "memory");
  return answer_from(x0, failed != 0);
}
