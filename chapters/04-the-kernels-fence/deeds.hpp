// What a program may not do, and one thing that it may.
#pragma once

#include <cstdint>
#include <cstring>

#include "pages.hpp"

// The address that is about to be used, for whoever has to report.
inline volatile std::uintptr_t touched = UINTPTR_MAX;

// By way of a volatile variable, the compiler does not see what is coming.
inline char* about_to_touch(std::uintptr_t address) {
  touched = address;
  return reinterpret_cast<char*>(touched);
}

inline char* about_to_touch(char* address) {
  return about_to_touch(reinterpret_cast<std::uintptr_t>(address));
}

// The compiler must not leave out a read whose value nobody needs.
inline void read_byte(const char* address) {
  [[maybe_unused]] const char byte =
      *const_cast<const volatile char*>(address);
}

inline void read_own_page() {
  read_byte(about_to_touch(map_pages(1, Access::read)));
}

// A member at offset 16 of an object that is not there.
inline void read_page_zero() { read_byte(about_to_touch(std::uintptr_t{16})); }

inline void read_kernel_half() {
  read_byte(about_to_touch(std::uintptr_t{0xffff'8000'0000'0000}));
}

inline void write_read_only() {
  volatile char* const page = about_to_touch(map_pages(1, Access::read));
  *page = 1;
}

// The machine code of a function that does nothing but return.
#if defined(__aarch64__)
inline constexpr unsigned char return_at_once[] = {0xc0, 0x03, 0x5f, 0xd6};
#else
inline constexpr unsigned char return_at_once[] = {0xc3};
#endif

inline void run_data() {
  char* const page = map_pages(1, Access::read_write);
  std::memcpy(page, return_at_once, sizeof return_at_once);
  reinterpret_cast<void (*)()>(about_to_touch(page))();
}

// Nobody would interrupt this processor any more: not even the clock.
inline void switch_interrupts_off() {
#if defined(__aarch64__)
  asm volatile("msr daifset, #2");
#else
  asm volatile("cli");
#endif
}

struct Deed {
  const char* name;
  void (*commit)();
};

inline constexpr Deed deeds[] = {
    {"reading a page of its own", read_own_page},
    {"reading page 0", read_page_zero},
    {"reading the kernel's half", read_kernel_half},
    {"writing to a read-only page", write_read_only},
    {"running a page of data", run_data},
    {"switching interrupts off", switch_interrupts_off},
};
