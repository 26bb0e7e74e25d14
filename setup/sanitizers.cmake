# What has sanitizers is compiled by Clang 19, where there is one, or else by the
# system's compiler. Clang takes half the time, GCC compiles all the rest, and
# each finds what the other does not see.
find_program(SANITIZERS_CXX clang++-19)
find_program(SANITIZERS_LINKER ld.lld-19)
if(SANITIZERS_CXX AND SANITIZERS_LINKER)
  set(CMAKE_CXX_COMPILER ${SANITIZERS_CXX})
  set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld)
endif()
