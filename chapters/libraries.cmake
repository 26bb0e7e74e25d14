# The libraries as others build them, by their own CMakeLists.txt, but with this
# project's warnings and sanitizers. On Linux once more for kqueue, over the
# shim, as `minimio_kqueue`.
#
# The chapters up to the one that completes a library do not use it: they compile
# what they introduce, see add_chapter.cmake.
add_subdirectory(code/minimio)
target_link_libraries(minimio PRIVATE $<BUILD_INTERFACE:step_options>)
if(WIN32)
  target_link_libraries(minimio PUBLIC $<BUILD_INTERFACE:step_options>)
endif()

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  get_target_property(folder minimio SOURCE_DIR)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/src/*.cpp
    ${folder}/src/posix/*.cpp ${folder}/src/kqueue/*.cpp)
  add_library(minimio_kqueue STATIC ${sources})
  target_include_directories(minimio_kqueue PUBLIC ${folder}/include
    PRIVATE ${folder}/src ${folder}/src/posix ${folder}/src/kqueue)
  target_link_libraries(minimio_kqueue PRIVATE step_options kqueue)
endif()

set(MININODE_BOOST_FOLDER ${PROJECT_BINARY_DIR}/include)
add_subdirectory(code/mininode)
target_link_libraries(mininode PRIVATE $<BUILD_INTERFACE:step_options>)
