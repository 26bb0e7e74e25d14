# Which of the kernels' queues can be built for the system at hand, as the list
# WAITING_WELL_KERNELS, and the interface target `step_options` that every
# program of the project is compiled with.

set(WAITING_WELL_KERNELS)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  # kqueue too: over the shim in tests/support/kqueue_on_epoll
  list(APPEND WAITING_WELL_KERNELS EPOLL IO_URING KQUEUE)
elseif(CMAKE_SYSTEM_NAME STREQUAL "Windows")
  list(APPEND WAITING_WELL_KERNELS IOCP)
else()
  list(APPEND WAITING_WELL_KERNELS KQUEUE)
endif()

add_library(step_options INTERFACE)
find_package(Threads REQUIRED)
target_link_libraries(step_options INTERFACE Threads::Threads)
if(MSVC)
  target_compile_options(step_options INTERFACE /W4 /utf-8)
else()
  target_compile_options(step_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION
     VERSION_LESS 13)
    # GCC 12 sees overlaps in `"text" + string` that are not there (105651).
    target_compile_options(step_options INTERFACE -Wno-restrict)
  endif()
endif()

if(WIN32)
  target_compile_definitions(step_options INTERFACE
    _WIN32_WINNT=0x0A00 WIN32_LEAN_AND_MEAN NOMINMAX)
  target_link_libraries(step_options INTERFACE ws2_32 mswsock ntdll)
  if(MINGW)
    # GCC 12's MinGW defines std::type_info::operator== twice with -static.
    target_link_options(step_options INTERFACE
      -static -Wl,--allow-multiple-definition)
  endif()
endif()

if(WAITING_WELL_SANITIZE)
  target_compile_options(step_options INTERFACE
    -fsanitize=${WAITING_WELL_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(step_options INTERFACE
    -fsanitize=${WAITING_WELL_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC sees uninitialized memory in the code that the sanitizers insert.
    target_compile_options(step_options INTERFACE -Wno-maybe-uninitialized)
  else()
    # Clang's checks of objects and functions make system calls, which chapter 3
    # counts, and look before a function's first byte, where 4 has nothing.
    target_compile_options(step_options INTERFACE -fno-sanitize=vptr,function)
  endif()
endif()

# kqueue() and kevent(): the system's own, or on Linux the shim.
add_library(kqueue INTERFACE)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(shim ${PROJECT_SOURCE_DIR}/tests/support/kqueue_on_epoll)
  if(EXISTS ${shim}/CMakeLists.txt)
    add_subdirectory(${shim} ${PROJECT_BINARY_DIR}/kqueue_on_epoll)
    target_link_libraries(kqueue INTERFACE kqueue_on_epoll)
  endif()
endif()
