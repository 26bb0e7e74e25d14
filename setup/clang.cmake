# Clang 19 and its linker, where both are: CLANG and CLANG_LINKER. It takes half of
# GCC's time. Where they are not, a toolchain goes on with another compiler.
find_program(CLANG clang++-19)
find_program(CLANG_LINKER ld.lld-19)
if(NOT CLANG_LINKER)
  set(CLANG NOTFOUND)
endif()
