# add_test_program(NAME SOURCES… [COMPILED library] [LABEL label] [NEEDS target…])
#
# One test program, and one CTest test for each TEST_CASE in its sources, named
# `NAME.sentence`. Sources that an object library has compiled are linked from
# there. Test cases are found by reading the sources: so it works when the program
# itself can only be run in Wine, and costs no start of it.
function(add_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "LABEL;COMPILED" "SOURCES;NEEDS")
  add_executable(${name})
  if(test_COMPILED)
    target_link_libraries(${name} PRIVATE ${test_COMPILED})
  else()
    target_sources(${name} PRIVATE ${test_SOURCES})
  endif()
  target_link_libraries(${name} PRIVATE test_support)
  foreach(needed IN LISTS test_NEEDS)
    if(TARGET ${needed})
      add_dependencies(${name} ${needed})
    endif()
  endforeach()
  foreach(source IN LISTS test_SOURCES)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    file(STRINGS ${source} cases REGEX "^TEST_CASE\\(\"")
    foreach(case IN LISTS cases)
      string(REGEX REPLACE "^TEST_CASE\\(\"([a-zA-Z0-9_]+)\".*" "\\1" sentence
        "${case}")
      add_test(NAME ${name}.${sentence} COMMAND ${name} --test-case=${sentence})
      set_tests_properties(${name}.${sentence} PROPERTIES
        LABELS "${test_LABEL}" SKIP_RETURN_CODE 77 TIMEOUT 120)
    endforeach()
  endforeach()
endfunction()
