# One case of the tests of add_chapter(): see CMakeLists.txt beside this file.
cmake_minimum_required(VERSION 3.25)

# ── A small book: chapter 1 introduces early.hpp, chapter 2 late.hpp ─────────

function(write_book)
  file(REMOVE_RECURSE ${FOLDER})
  file(COPY ${ROOT}/chapters/kernels.cmake ${ROOT}/chapters/headers.cmake
    ${ROOT}/chapters/add_chapter.cmake DESTINATION ${FOLDER}/chapters)
  file(COPY ${ROOT}/chapters/CMakeLists.txt DESTINATION ${FOLDER}/chapters)
  file(WRITE ${FOLDER}/CMakeLists.txt [[
cmake_minimum_required(VERSION 3.25)
project(small_book LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 23)
include(chapters/kernels.cmake)
include(chapters/add_chapter.cmake)
add_subdirectory(chapters)
]])
  set(minimio ${FOLDER}/code/minimio)
  file(WRITE ${minimio}/include/minimio/early.hpp
    "#pragma once\nnamespace minimio { int early(); }\n")
  file(WRITE ${minimio}/src/early.cpp
    "#include <minimio/early.hpp>\nint minimio::early() { return 1; }\n")
  file(WRITE ${minimio}/include/minimio/late.hpp
    "#pragma once\nnamespace minimio { inline int late() { return 2; } }\n")
  file(WRITE ${FOLDER}/chapters/01-first/CMakeLists.txt [[
add_chapter(
  ANY        first.cpp
  INTRODUCES minimio/include/minimio/early.hpp minimio/src/early.cpp
  LIBRARIES  minimio)
]])
  file(WRITE ${FOLDER}/chapters/01-first/first.cpp [[
#include <minimio/early.hpp>
int main() { return minimio::early() == 1 ? 0 : 1; }
]])
  file(WRITE ${FOLDER}/chapters/02-second/CMakeLists.txt [[
add_chapter(
  ANY        second.cpp
  INTRODUCES minimio/include/minimio/late.hpp
  LIBRARIES  minimio)
]])
  file(WRITE ${FOLDER}/chapters/02-second/second.cpp [[
#include <minimio/early.hpp>
#include <minimio/late.hpp>
int main() { return minimio::early() + minimio::late() == 3 ? 0 : 1; }
]])
endfunction()

# ── Building it, and what is expected of that ───────────────────────────────

# Runs a command; sets `status` and `printed` (both streams).
function(run)
  execute_process(COMMAND ${ARGV} WORKING_DIRECTORY ${FOLDER}
    RESULT_VARIABLE status OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
  set(status ${status} PARENT_SCOPE)
  set(printed "${printed}" PARENT_SCOPE)
endfunction()

macro(configure)
  # Nothing is compiled often enough to be worth a precompiled header.
  run(${CMAKE_COMMAND} -S . -B build -G ${GENERATOR}
    -D CMAKE_DISABLE_PRECOMPILE_HEADERS=ON)
endmacro()

macro(configure_and_build)
  configure()
  if(status EQUAL 0)
    run(${CMAKE_COMMAND} --build build)
  endif()
endmacro()

macro(expect_success)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "should have succeeded, but:\n${printed}")
  endif()
endmacro()

# It failed, and said each of the texts.
macro(expect_failure)
  if(status EQUAL 0)
    message(FATAL_ERROR "should have failed, but:\n${printed}")
  endif()
  # CMake wraps its messages: compare without line ends.
  string(REGEX REPLACE "[ \n]+" " " flat "${printed}")
  foreach(text ${ARGN})
    string(FIND "${flat}" "${text}" found)
    if(found EQUAL -1)
      message(FATAL_ERROR "failed without saying “${text}”:\n${printed}")
    endif()
  endforeach()
endmacro()

# ── The cases ───────────────────────────────────────────────────────────────

write_book()
if(CASE STREQUAL "a_step_may_use_what_was_introduced_before_it")
  configure_and_build()
  expect_success()
  run(${FOLDER}/build/steps/01_first)
  expect_success()
  run(${FOLDER}/build/steps/02_second)
  expect_success()

elseif(CASE STREQUAL "a_header_used_before_its_chapter_is_an_error")
  file(APPEND ${FOLDER}/chapters/01-first/first.cpp
    "#include <minimio/late.hpp>\n")
  configure_and_build()
  expect_failure("first.cpp:3:" "minimio/late.hpp" "No such file or directory")

elseif(CASE STREQUAL "a_library_file_may_not_use_a_later_header")
  file(APPEND ${FOLDER}/code/minimio/src/early.cpp
    "#include <minimio/late.hpp>\n")
  configure_and_build()
  expect_failure("early.cpp:3:" "minimio/late.hpp" "No such file or directory")

elseif(CASE STREQUAL "a_file_introduced_twice_is_an_error")
  file(READ ${FOLDER}/chapters/02-second/CMakeLists.txt text)
  string(REPLACE "INTRODUCES" "INTRODUCES minimio/src/early.cpp" text "${text}")
  file(WRITE ${FOLDER}/chapters/02-second/CMakeLists.txt "${text}")
  configure()
  expect_failure("02-second: introduces code/minimio/src/early.cpp, which an earlier chapter has introduced already")

elseif(CASE STREQUAL "a_file_that_does_not_exist_is_an_error")
  file(REMOVE ${FOLDER}/code/minimio/include/minimio/late.hpp)
  configure()
  expect_failure("02-second: introduces code/minimio/include/minimio/late.hpp, which does not exist")

elseif(CASE STREQUAL "an_output_that_no_longer_matches_fails_its_test")
  # A chapter with a tested output: first as it should be, then changed.
  file(COPY ${ROOT}/tests/support DESTINATION ${FOLDER}/tests)
  file(REMOVE_RECURSE ${FOLDER}/tests/support/kqueue_on_epoll)
  file(COPY ${ROOT}/chapters/06-ways-to-wait DESTINATION ${FOLDER}/chapters)
  file(WRITE ${FOLDER}/chapters/06-ways-to-wait/CMakeLists.txt "add_chapter()\n")
  file(APPEND ${FOLDER}/CMakeLists.txt [[
enable_testing()
include(chapters/headers.cmake)
find_headers(DOCTEST_FOLDER doctest/doctest.h)
include(tests/support/add_test_program.cmake)
add_subdirectory(tests/support)
add_test_program(test_03_third SOURCES ${PROJECT_SOURCE_DIR}/test_03_third.cpp
  LABEL chapter-03 NEEDS step-03)
]])
  file(WRITE ${FOLDER}/chapters/03-third/CMakeLists.txt
    "add_chapter(ANY third.cpp)\n")
  file(WRITE ${FOLDER}/chapters/03-third/third.cpp
    "#include <cstdio>\nint main() { std::puts(\"one\\ntwo\"); }\n")
  file(WRITE ${FOLDER}/chapters/03-third/expected/third.txt "one\ntwo\n")
  file(WRITE ${FOLDER}/test_03_third.cpp [[
#include "step.hpp"
TEST_CASE("third_prints_what_the_book_says") {
  CHECK(support::run("03_third").output ==
        support::prints("03-third", "third"));
}
]])
  configure_and_build()
  expect_success()
  run(${CMAKE_CTEST_COMMAND} --test-dir build --output-on-failure)
  expect_success()
  file(WRITE ${FOLDER}/chapters/03-third/expected/third.txt "one\nthree\n")
  run(${CMAKE_CTEST_COMMAND} --test-dir build --output-on-failure)
  expect_failure("third.txt says: line 2 expected: three printed: two")

else()
  message(FATAL_ERROR "no case is called ${CASE}")
endif()
