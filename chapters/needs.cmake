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

find_headers(BOOST_FOLDER boost/beast/http/parser.hpp)
if(NOT BOOST_FOLDER)
  message(FATAL_ERROR "Boost.Beast is missing, which parses HTTP: "
    "\"make setup\" installs it")
endif()
target_include_directories(mininode_needs SYSTEM INTERFACE
  ${PROJECT_BINARY_DIR}/include)
