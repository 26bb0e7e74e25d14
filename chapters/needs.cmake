# What mininode stands on: minimio, and two libraries of others. OpenSSL is left
# out where there is none, as when cross-compiling, and with it the module Crypto
# and its chapter.
add_library(mininode_needs INTERFACE)
target_link_libraries(mininode_needs INTERFACE minimio)

if(NOT CMAKE_CROSSCOMPILING)
  find_package(OpenSSL 3.0 COMPONENTS Crypto)
endif()
if(OpenSSL_FOUND)
  target_link_libraries(mininode_needs INTERFACE OpenSSL::Crypto)
endif()

# Headers only, by a link of their own: when cross-compiling, the rest of the
# build machine's include folder must not be seen.
find_path(BOOST_FOLDER boost/beast/http/parser.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include
  NO_CMAKE_FIND_ROOT_PATH)
if(NOT BOOST_FOLDER)
  message(FATAL_ERROR "Boost.Beast is missing, which parses HTTP: "
    "\"make setup\" installs it")
endif()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
file(CREATE_LINK ${BOOST_FOLDER}/boost ${PROJECT_BINARY_DIR}/include/boost
  SYMBOLIC)
target_include_directories(mininode_needs SYSTEM INTERFACE
  ${PROJECT_BINARY_DIR}/include)
