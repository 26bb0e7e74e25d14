# add_chapter(): what one chapter compiles. chapters/README.md tells how it is
# used; this is how it works.
#
# Every source listed under ANY or under a kernel that this system has becomes
# a program NN_name. Code of code/ that the chapter introduces is compiled
# once, here, against a *view*: a folder of links to the files that have been
# introduced so far, and no others. So neither a step nor a file of the library
# can use what the reader has not seen yet: it is not on the include path.
#
# minimio is compiled for the queue of the system at hand; on Linux once more for
# kqueue, over the shim, which is what programs under KQUEUE get. mininode is
# compiled once, against the whole of minimio, which is complete when mininode
# begins.

# What is compiled of the library for each queue: its folders below src/.
set(queue_folders_epoll epoll posix)
set(queue_folders_kqueue kqueue posix)
set(queue_folders_iocp iocp windows)
set(queue_folders epoll kqueue iocp posix windows)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(own_queue epoll)
  set(queues epoll kqueue)
elseif(CMAKE_SYSTEM_NAME STREQUAL "Windows")
  set(own_queue iocp)
  set(queues iocp)
else()
  set(own_queue kqueue)
  set(queues kqueue)
endif()

# Steps that have one thread have nothing to say below the thread sanitizer, and
# it takes long to compile them.
set(chapters_of_one_thread 03 04 10 13 14 16 17 24 25 B)
function(_has_steps number result)
  set(${result} ON PARENT_SCOPE)
  if(WAITING_WELL_SANITIZE STREQUAL "thread"
     AND number IN_LIST chapters_of_one_thread)
    set(${result} OFF PARENT_SCOPE)
  endif()
endfunction()

# The standard headers that the steps use most, compiled once. That hides an
# #include that is missing, which tests/book/includes.test.mjs finds.
option(WAITING_WELL_PRECOMPILE "Compile the steps' standard headers once" OFF)
if(WAITING_WELL_PRECOMPILE)
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
  add_library(step_headers OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(step_headers PRIVATE step_options)
  target_precompile_headers(step_headers PRIVATE
    <algorithm> <array> <atomic> <chrono> <condition_variable> <expected>
    <filesystem> <fstream> <functional> <iomanip> <iostream> <map> <memory>
    <mutex> <optional> <span> <string> <string_view> <system_error> <thread>
    <vector>)
endif()
function(_precompile target)
  if(TARGET step_headers)
    target_precompile_headers(${target} REUSE_FROM step_headers)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # What comes from there is no longer a system's header to GCC, so it warns
      # of what it believes to see in std::string.
      target_compile_options(${target} PRIVATE
        -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
    endif()
  endif()
endfunction()

# `make mine`: a reader's own files, used in place of those of one chapter that
# have the same names, and of those of code/ that have the same paths.
set(WAITING_WELL_MINE "" CACHE PATH "A folder with a reader's own files")
set(WAITING_WELL_MINE_CHAPTER "" CACHE STRING "The chapter that they are for")

# Sets `result` to the folder with a chapter's sources: its own, or one with
# links to the reader's files and to those that the reader has not written.
function(_sources_of number result)
  set(${result} ${CMAKE_CURRENT_SOURCE_DIR} PARENT_SCOPE)
  if(NOT WAITING_WELL_MINE OR NOT number STREQUAL WAITING_WELL_MINE_CHAPTER)
    return()
  endif()
  set(view ${PROJECT_BINARY_DIR}/views/mine)
  file(REMOVE_RECURSE ${view})
  foreach(folder ${CMAKE_CURRENT_SOURCE_DIR} ${WAITING_WELL_MINE})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder}
      ${folder}/*.cpp ${folder}/*.hpp ${folder}/*.h ${folder}/*.js)
    foreach(file IN LISTS files)
      cmake_path(GET file PARENT_PATH parent)
      file(MAKE_DIRECTORY ${view}/${parent})
      file(CREATE_LINK ${folder}/${file} ${view}/${file} COPY_ON_ERROR SYMBOLIC)
    endforeach()
  endforeach()
  set(${result} ${view} PARENT_SCOPE)
endfunction()

function(add_chapter)
  cmake_parse_arguments(PARSE_ARGV 0 chapter "INTERNALS" ""
    "ANY;EACH;EPOLL;KQUEUE;IOCP;IO_URING;NODE;TSAN;ASAN;OBJECT;LINKER;NEEDS;\
INTRODUCES;LIBRARIES")
  if(chapter_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "add_chapter: what is ${chapter_UNPARSED_ARGUMENTS}?")
  endif()
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  if(NOT folder MATCHES "^([0-9][0-9]|[A-Z])-")
    message(FATAL_ERROR "add_chapter: ${folder} is not named NN-slug or X-slug")
  endif()
  set(number ${CMAKE_MATCH_1})
  set_property(GLOBAL PROPERTY CHAPTER_INTRODUCES_${folder}
    "${chapter_INTRODUCES}")

  _extend_view(${folder} "${chapter_INTRODUCES}")
  _sources_of(${number} chapter_sources)
  _has_steps(${number} has_steps)
  if(NOT has_steps)
    _add_step_target(${number})
    return()
  endif()
  set(programs)
  set(answers)
  set(twins)  # built with the others, and run by the tests
  foreach(kernel ANY EACH EPOLL KQUEUE IOCP IO_URING)
    foreach(source IN LISTS chapter_${kernel})
      if(kernel MATCHES "ANY|EACH" OR kernel IN_LIST WAITING_WELL_KERNELS)
        _add_program(${number} ${source} ${kernel} program)
        _list_for(${source} list)
        list(APPEND ${list} ${program})
      endif()
      if(kernel STREQUAL "EACH" AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
        _add_program(${number} ${source} KQUEUE program _kqueue)
        list(APPEND twins ${program})
      endif()
    endforeach()
  endforeach()

  # Programs with a fault that a sanitizer finds: on Linux, and not where all
  # programs have one already.
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT WAITING_WELL_SANITIZE)
    foreach(pair TSAN:thread ASAN:address)
      string(REPLACE ":" ";" pair ${pair})
      list(GET pair 0 keyword)
      list(GET pair 1 sanitizer)
      foreach(source IN LISTS chapter_${keyword})
        _add_program(${number} ${source} ${keyword} program)
        target_compile_options(${program} PRIVATE -g
          -fsanitize=${sanitizer} -fno-omit-frame-pointer)
        target_link_options(${program} PRIVATE -fsanitize=${sanitizer})
        list(APPEND answers ${program})
      endforeach()
    endforeach()
  endif()
  foreach(source IN LISTS chapter_NODE)
    _add_node_program(${number} ${source})
  endforeach()
  if(chapter_OBJECT)
    _add_object(${number} ${chapter_OBJECT} "${chapter_LINKER}")
  endif()

  # `make step-NN` reads the programs of a chapter, in their order, from here.
  foreach(kind programs answers)
    list(TRANSFORM ${kind} APPEND "\n" OUTPUT_VARIABLE lines)
    list(JOIN lines "" text)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/steps/${number}.${kind}
      CONTENT "${text}" @ONLY)
  endforeach()
  _add_step_target(${number})
  foreach(program IN LISTS programs answers twins)
    if(TARGET ${program})
      add_dependencies(step-${number} ${program})
    endif()
  endforeach()
endfunction()

# The target step-NN, which is one of `steps`.
function(_add_step_target number)
  if(NOT TARGET steps)
    add_custom_target(steps)
  endif()
  add_custom_target(step-${number})
  add_dependencies(steps step-${number})
endfunction()

# Which list of the chapter a program stands in: `programs` or `answers`.
function(_list_for source result)
  set(${result} programs PARENT_SCOPE)
  if(source MATCHES "^exercises/")
    set(${result} answers PARENT_SCOPE)
  endif()
endfunction()

# One program of the calling chapter. Sets `result` to its target's name, which
# ends in what follows.
function(_add_program number source kernel result)
  cmake_path(GET source STEM name)
  set(target ${number}_${name}${ARGN})
  add_executable(${target} ${chapter_sources}/${source})
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/steps)
  target_include_directories(${target} PRIVATE ${chapter_sources})
  foreach(needed IN LISTS chapter_NEEDS)
    target_include_directories(${target} PRIVATE
      ${PROJECT_SOURCE_DIR}/chapters/${needed})
  endforeach()
  target_link_libraries(${target} PRIVATE step_options)
  set(queue ${own_queue})
  if(kernel STREQUAL "KQUEUE")
    set(queue kqueue)
    target_link_libraries(${target} PRIVATE kqueue)
  endif()
  _use_view(${target} ${queue} "${chapter_LIBRARIES}")
  if(NOT kernel MATCHES "TSAN|ASAN")  # they have options of their own
    _precompile(${target})
  endif()
  set(${result} ${target} PARENT_SCOPE)
endfunction()

# A program in JavaScript, where there is a Node to run it: a script NN_name that
# does, among `programs` or `answers`.
function(_add_node_program number source)
  find_program(NODE_PROGRAM NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)
  if(NOT NODE_PROGRAM OR CMAKE_CROSSCOMPILING OR WIN32)
    return()
  endif()
  cmake_path(GET source STEM name)
  set(program ${number}_${name})
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/steps/${program}
    CONTENT "#!/bin/sh\nexec \"@NODE_PROGRAM@\" \"@chapter_sources@/@source@\"\n" @ONLY)
  file(CHMOD ${PROJECT_BINARY_DIR}/steps/${program} PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
  _list_for(${source} list)
  set(${list} ${${list}} ${program} PARENT_SCOPE)
endfunction()

# A source that is compiled against the chapter's declarations/ and not linked;
# and where a compiler is at hand when it runs, a program that is told where the
# object is, and tries to link it. Adds that one to `programs`, and the object to
# `twins`.
function(_add_object number source linker)
  cmake_path(GET source STEM name)
  set(object ${number}_${name}_object)
  add_library(${object} OBJECT ${chapter_sources}/${source})
  target_link_libraries(${object} PRIVATE step_options)
  target_include_directories(${object} PRIVATE
    ${chapter_sources}/declarations)
  foreach(needed IN LISTS chapter_NEEDS)
    target_include_directories(${object} PRIVATE
      ${PROJECT_SOURCE_DIR}/chapters/${needed})
  endforeach()
  set(twins ${twins} ${object} PARENT_SCOPE)
  if(linker AND NOT CMAKE_CROSSCOMPILING AND NOT WIN32)
    _add_program(${number} ${linker} ANY program)
    target_compile_definitions(${program} PRIVATE
      COMPILER="${CMAKE_CXX_COMPILER}" OBJECT="$<TARGET_OBJECTS:${object}>")
    add_dependencies(${program} ${object})
    set(programs ${program} ${programs} PARENT_SCOPE)
  endif()
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
    set(original ${PROJECT_SOURCE_DIR}/code/${file})
    if(WAITING_WELL_MINE AND EXISTS ${WAITING_WELL_MINE}/${file})
      set(original ${WAITING_WELL_MINE}/${file})
    endif()
    file(CREATE_LINK ${original} ${view}/${file}
      COPY_ON_ERROR SYMBOLIC)
  endforeach()

  foreach(library minimio mininode)
    set(built_for ${queues})
    if(library STREQUAL "mininode")  # which knows of no queue, only of minimio
      set(built_for ${own_queue})
    endif()
    foreach(queue IN LISTS built_for)
      set(sources ${introduced})
      list(FILTER sources INCLUDE REGEX "^${library}/.*\\.cpp$")
      if(NOT OpenSSL_FOUND)
        list(FILTER sources EXCLUDE REGEX "/src/openssl/")
      endif()
      foreach(other IN LISTS queue_folders)
        if(NOT other IN_LIST queue_folders_${queue})
          list(FILTER sources EXCLUDE REGEX "/src/${other}/")
        endif()
      endforeach()
      if(sources)
        set(objects ${folder}_${library}_${queue})
        list(TRANSFORM sources PREPEND ${view}/)
        add_library(${objects} OBJECT EXCLUDE_FROM_ALL ${sources})
        target_link_libraries(${objects} PRIVATE step_options)
        if(queue STREQUAL "kqueue")
          target_link_libraries(${objects} PRIVATE kqueue)
        endif()
        if(library STREQUAL "mininode")
          target_link_libraries(${objects} PRIVATE mininode_needs)
        endif()
        _see_view(${objects} ${view} ${queue} ${library} INTERNALS)
        _precompile(${objects})
        set_property(GLOBAL APPEND PROPERTY
          OBJECTS_SO_FAR_${library}_${queue} ${objects})
      endif()
    endforeach()
  endforeach()
endfunction()

# Gives a target the headers of a library as a view has them: the public ones,
# and those within src/ if INTERNALS follows.
function(_see_view target view queue library)
  target_include_directories(${target} PRIVATE ${view}/${library}/include)
  if("INTERNALS" IN_LIST ARGN)
    foreach(below . ${queue_folders_${queue}} http openssl)
      target_include_directories(${target} PRIVATE
        ${view}/${library}/src/${below})
    endforeach()
  endif()
endfunction()

# Gives a program the headers of its chapter's view, and what has been
# compiled of the named libraries up to that chapter.
function(_use_view target queue libraries)
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  set(internals)
  if(chapter_INTERNALS)
    set(internals INTERNALS)
  endif()
  foreach(library IN LISTS libraries)
    _see_view(${target} ${PROJECT_BINARY_DIR}/views/${folder} ${queue}
      ${library} ${internals})
    get_property(objects GLOBAL PROPERTY OBJECTS_SO_FAR_${library}_${queue})
    foreach(object IN LISTS objects)
      target_link_libraries(${target} PRIVATE ${object})
    endforeach()
    if(library STREQUAL "mininode")
      target_link_libraries(${target} PRIVATE mininode_needs)
    endif()
  endforeach()
endfunction()
