# The test of `make mine`: chapter 13 with files of a reader's own.
cmake_minimum_required(VERSION 3.25)
set(original ${ROOT}/chapters/13-results-handles-bits/results.cpp)
set(mine ${FOLDER}/reader)

# Sets `status` and `printed`.
function(make_mine)
  execute_process(COMMAND ${ROOT}/setup/mine ${FOLDER}/build 13 ${mine}
    RESULT_VARIABLE status OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
  set(status ${status} PARENT_SCOPE)
  set(printed "${printed}" PARENT_SCOPE)
endfunction()

function(expect wanted_status)
  if(NOT status EQUAL wanted_status)
    message(FATAL_ERROR "status ${status}, not ${wanted_status}:\n${printed}")
  endif()
  foreach(text IN LISTS ARGN)
    string(FIND "${printed}" "${text}" place)
    if(place EQUAL -1)
      message(FATAL_ERROR "it does not say \"${text}\":\n${printed}")
    endif()
  endforeach()
endfunction()

file(REMOVE_RECURSE ${mine})
file(WRITE ${mine}/strange.cpp "int main() {}\n")
make_mine()
expect(1 "no file in ${mine} is called like one of the chapter" "results.cpp")

file(READ ${original} text)
file(WRITE ${mine}/results.cpp "${text}")
make_mine()
expect(0 "Yours: results.cpp" "✓ a result has a value or an error")

string(REPLACE "std::cout << " "std::cout << \"well, \" << " changed "${text}")
file(WRITE ${mine}/results.cpp "${changed}")
make_mine()
expect(1 "✗ a result has a value or an error" "expected/results.txt, line 1"
  "printed:  well, ")

file(WRITE ${mine}/results.cpp "${text}")
file(WRITE ${mine}/minimio/include/minimio/result.hpp "#error mine\n")
make_mine()
expect(1 "Yours: minimio/include/minimio/result.hpp results.cpp"
  "It does not compile" "${mine}/minimio/include/minimio/result.hpp:1")
