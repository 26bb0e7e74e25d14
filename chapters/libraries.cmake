# The libraries as others build them, by their own CMakeLists.txt, but with this
# project's warnings and sanitizers. On Linux minimio once more for kqueue, over
# the shim, as `minimio_kqueue`.
#
# The chapters up to the one that completes a library do not use it: they compile
# what they introduce, see add_chapter.cmake. That makes a library too, once all
# chapters are there; it is one where a second build of the same files would
# only take time: for kqueue, below the sanitizers, and wherever time is short.

# _add_library_of_chapters(NAME LIBRARY QUEUE): what the chapters have compiled.
function(_add_library_of_chapters name library queue)
  get_property(objects GLOBAL PROPERTY OBJECTS_SO_FAR_${library}_${queue})
  list(TRANSFORM objects REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
  add_library(${name} STATIC ${objects})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(${name} PUBLIC
    ${PROJECT_SOURCE_DIR}/code/${library}/include)
  target_link_libraries(${name} PRIVATE step_options)
endfunction()

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  _add_library_of_chapters(minimio_kqueue minimio kqueue)
  target_link_libraries(minimio_kqueue PRIVATE kqueue)
endif()

set(MININODE_BOOST_FOLDER ${PROJECT_BINARY_DIR}/include)
if(WAITING_WELL_SANITIZE
   OR (WAITING_WELL_PRECOMPILE AND NOT CMAKE_CROSSCOMPILING))
  _add_library_of_chapters(minimio minimio ${own_queue})
  _add_library_of_chapters(mininode mininode ${own_queue})
  target_link_libraries(mininode PUBLIC minimio Threads::Threads)
  set(MININODE_CRYPTO ${OpenSSL_FOUND})
  if(MININODE_CRYPTO)
    target_link_libraries(mininode PRIVATE OpenSSL::Crypto)
  endif()
  return()
endif()

add_subdirectory(code/minimio)
add_subdirectory(code/mininode)
target_link_libraries(minimio PRIVATE $<BUILD_INTERFACE:step_options>)
target_link_libraries(mininode PRIVATE $<BUILD_INTERFACE:step_options>)
if(WIN32)
  target_link_libraries(minimio PUBLIC $<BUILD_INTERFACE:step_options>)
endif()
