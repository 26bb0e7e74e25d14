// Pages of memory, asked of the kernel itself, and what may be done with them.
//
//   mmap, mprotect                 Linux, macOS, the BSDs
//   VirtualAlloc, VirtualProtect   Windows
#pragma once

#include <cstddef>
#include <system_error>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#endif

enum class Access { none, read, read_write, read_execute };

#ifdef _WIN32

inline std::size_t page_size() {
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  return info.dwPageSize;
}

inline DWORD flags_of(Access access) {
  switch (access) {
    case Access::none: return PAGE_NOACCESS;
    case Access::read: return PAGE_READONLY;
    case Access::read_write: return PAGE_READWRITE;
    case Access::read_execute: return PAGE_EXECUTE_READ;
  }
  return PAGE_NOACCESS;
}

inline bool set_access(char* page, std::size_t size, Access access) {
  DWORD old = 0;
  return VirtualProtect(page, size, flags_of(access), &old) != 0;
}

inline char* map_pages(std::size_t count, Access access) {
  void* const start = VirtualAlloc(nullptr, count * page_size(),
                                   MEM_RESERVE | MEM_COMMIT, flags_of(access));
  if (start == nullptr) {
    throw std::system_error(static_cast<int>(GetLastError()),
                            std::system_category(), "VirtualAlloc");
  }
  return static_cast<char*>(start);
}

#else

inline std::size_t page_size() {
  return static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

inline int flags_of(Access access) {
  switch (access) {
    case Access::none: return PROT_NONE;
    case Access::read: return PROT_READ;
    case Access::read_write: return PROT_READ | PROT_WRITE;
    case Access::read_execute: return PROT_READ | PROT_EXEC;
  }
  return PROT_NONE;
}

inline bool set_access(char* page, std::size_t size, Access access) {
  return mprotect(page, size, flags_of(access)) == 0;
}

inline char* map_pages(std::size_t count, Access access) {
  const std::size_t size = count * page_size();
  void* const start = mmap(nullptr, size, flags_of(access),
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) {
    throw std::system_error(errno, std::generic_category(), "mmap");
  }
#ifdef __linux__
  madvise(start, size, MADV_NOHUGEPAGE);  // pages of the usual size
#endif
  return static_cast<char*>(start);
}

#endif
