# find_headers(RESULT HEADER): the folder below which there is a library of
# headers, in the cache; and a link to it in the build's own include/. A target
# gets that one: when cross-compiling, the rest of the build machine's include
# folder must not be seen.
function(find_headers result header)
  find_path(${result} ${header}
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    NO_CMAKE_FIND_ROOT_PATH)
  if(${result})
    string(REGEX REPLACE "/.*" "" library ${header})
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
    file(CREATE_LINK ${${result}}/${library}
      ${PROJECT_BINARY_DIR}/include/${library} SYMBOLIC)
  endif()
endfunction()
