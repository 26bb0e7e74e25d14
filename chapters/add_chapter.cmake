# add_chapter(): what one chapter compiles. chapters/README.md tells how it is
# used; this is how it works.
#
# Every source listed under ANY or under a kernel that this system has becomes
# a program NN_name. Code of code/ that the chapter introduces is compiled
# once, here, against a *view*: a folder of links to the files that have been
# introduced so far, and no others. So neither a step nor a file of the library
# can use what the reader has not seen yet: it is not on the include path.

function(add_chapter)
  cmake_parse_arguments(PARSE_ARGV 0 chapter "" ""
    "ANY;EPOLL;KQUEUE;IOCP;IO_URING;NEEDS;INTRODUCES;LIBRARIES")
  if(chapter_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "add_chapter: what is ${chapter_UNPARSED_ARGUMENTS}?")
  endif()
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  if(NOT folder MATCHES "^([0-9][0-9])-")
    message(FATAL_ERROR "add_chapter: ${folder} is not named NN-slug")
  endif()
  set(number ${CMAKE_MATCH_1})
  set_property(GLOBAL PROPERTY CHAPTER_INTRODUCES_${folder}
    "${chapter_INTRODUCES}")

  _extend_view(${folder} "${chapter_INTRODUCES}")
  set(programs)
  set(answers)
  foreach(kernel ANY EPOLL KQUEUE IOCP IO_URING)
    foreach(source IN LISTS chapter_${kernel})
      if(kernel STREQUAL "ANY" OR kernel IN_LIST WAITING_WELL_KERNELS)
        _add_program(${number} ${source} ${kernel} program)
        if(source MATCHES "^exercises/")
          list(APPEND answers ${program})
        else()
          list(APPEND programs ${program})
        endif()
      endif()
    endforeach()
  endforeach()

  # `make step-NN` reads the programs of a chapter, in their order, from here.
  foreach(kind programs answers)
    list(TRANSFORM ${kind} APPEND "\n" OUTPUT_VARIABLE lines)
    list(JOIN lines "" text)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/steps/${number}.${kind}
      CONTENT "${text}" @ONLY)
  endforeach()
  add_custom_target(step-${number})
  if(programs OR answers)
    add_dependencies(step-${number} ${programs} ${answers})
  endif()
endfunction()

# One program of the calling chapter. Sets `result` to its target's name.
function(_add_program number source kernel result)
  cmake_path(GET source STEM name)
  set(target ${number}_${name})
  add_executable(${target} ${source})
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/steps)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  foreach(needed IN LISTS chapter_NEEDS)
    target_include_directories(${target} PRIVATE
      ${PROJECT_SOURCE_DIR}/chapters/${needed})
  endforeach()
  target_link_libraries(${target} PRIVATE step_options)
  if(kernel STREQUAL "KQUEUE")
    target_link_libraries(${target} PRIVATE kqueue)
  endif()
  _use_view(${target} "${chapter_LIBRARIES}")
  set(${result} ${target} PARENT_SCOPE)
endfunction()

# Links the files that the chapter introduces into its view, after those of
# the chapters before it, and compiles the sources among them.
function(_extend_view folder introduced)
  get_property(seen GLOBAL PROPERTY INTRODUCED_SO_FAR)
  foreach(file IN LISTS introduced)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/code/${file})
      message(FATAL_ERROR "${folder}: introduces code/${file}, "
        "which does not exist")
    endif()
    if(file IN_LIST seen)
      message(FATAL_ERROR "${folder}: introduces code/${file}, "
        "which an earlier chapter has introduced already")
    endif()
  endforeach()
  list(APPEND seen ${introduced})
  set_property(GLOBAL PROPERTY INTRODUCED_SO_FAR "${seen}")

  set(view ${PROJECT_BINARY_DIR}/views/${folder})
  file(REMOVE_RECURSE ${view})
  foreach(file IN LISTS seen)
    cmake_path(GET file PARENT_PATH parent)
    file(MAKE_DIRECTORY ${view}/${parent})
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/code/${file} ${view}/${file}
      COPY_ON_ERROR SYMBOLIC)
  endforeach()

  foreach(library minimio mininode)
    set(sources ${introduced})
    list(FILTER sources INCLUDE REGEX "^${library}/.*\\.cpp$")
    foreach(kernel EPOLL KQUEUE IOCP)
      if(NOT kernel IN_LIST WAITING_WELL_KERNELS)
        string(TOLOWER ${kernel} kernel_folder)
        list(FILTER sources EXCLUDE REGEX "/${kernel_folder}/")
      endif()
    endforeach()
    if(sources)
      set(objects ${folder}_${library})
      list(TRANSFORM sources PREPEND ${view}/)
      add_library(${objects} OBJECT ${sources})
      target_link_libraries(${objects} PRIVATE step_options)
      target_include_directories(${objects} PRIVATE
        ${view}/${library}/include ${view}/${library}/src)
      set_property(GLOBAL APPEND PROPERTY OBJECTS_SO_FAR_${library} ${objects})
    endif()
  endforeach()
endfunction()

# Gives a program the headers of its chapter's view, and what has been
# compiled of the named libraries up to that chapter.
function(_use_view target libraries)
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  foreach(library IN LISTS libraries)
    target_include_directories(${target} PRIVATE
      ${PROJECT_BINARY_DIR}/views/${folder}/${library}/include)
    get_property(objects GLOBAL PROPERTY OBJECTS_SO_FAR_${library})
    foreach(object IN LISTS objects)
      target_link_libraries(${target} PRIVATE ${object})
    endforeach()
  endforeach()
endfunction()
