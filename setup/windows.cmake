# The same as windows-gcc.cmake, by Clang where there is one, with MinGW's headers
# and libraries. Where there are two sets of them, for POSIX's threads and for
# Windows', one cannot tell it which to take.
include(${CMAKE_CURRENT_LIST_DIR}/windows-gcc.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/clang.cmake)
file(GLOB mingw_for_windows_threads /usr/lib/gcc/x86_64-w64-mingw32/*-win32)
if(CLANG AND NOT mingw_for_windows_threads)
  set(CMAKE_CXX_COMPILER ${CLANG})
  set(CMAKE_CXX_COMPILER_TARGET x86_64-w64-windows-gnu)
  set(CMAKE_CXX_FLAGS_INIT -femulated-tls)  # as in MinGW's libstdc++
  set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld)
  set(CMAKE_SHARED_LINKER_FLAGS_INIT -fuse-ld=lld)
endif()
