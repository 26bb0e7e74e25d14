# What has sanitizers is compiled by Clang, or else by the system's compiler. GCC
# compiles the rest for this system, and each finds what the other does not see.
include(${CMAKE_CURRENT_LIST_DIR}/clang.cmake)
if(CLANG)
  set(CMAKE_CXX_COMPILER ${CLANG})
  set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld)
endif()
