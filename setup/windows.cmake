# The same as windows-gcc.cmake, by Clang 19 where there is one: it takes half the
# time, with MinGW's headers and libraries. Where there are two sets of them, for
# POSIX's threads and for Windows', one cannot tell it which to take.
include(${CMAKE_CURRENT_LIST_DIR}/windows-gcc.cmake)
find_program(WINDOWS_CLANG clang++-19)
find_program(WINDOWS_LINKER ld.lld-19)
file(GLOB mingw_for_windows_threads /usr/lib/gcc/x86_64-w64-mingw32/*-win32)
if(WINDOWS_CLANG AND WINDOWS_LINKER AND NOT mingw_for_windows_threads)
  set(CMAKE_CXX_COMPILER ${WINDOWS_CLANG})
  set(CMAKE_CXX_COMPILER_TARGET x86_64-w64-windows-gnu)
  set(CMAKE_CXX_FLAGS_INIT -femulated-tls)  # as in MinGW's libstdc++
  set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld)
  set(CMAKE_SHARED_LINKER_FLAGS_INIT -fuse-ld=lld)
endif()
