// A system call of Linux on arm64: see syscall(2) for the registers.
#pragma once

inline constexpr long number_of_write = 64;

inline Answer system_call(long number, long first, long second, long third) {
  register long x8 asm("x8") = number;
  register long x0 asm("x0") = first;
  register long x1 asm("x1") = second;
  register long x2 asm("x2") = third;
  asm volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
  return answer_from(x0);
}
