# What the book is made with. A tool that is missing stops nobody from
# configuring: the targets exist, and fail with a line that says what to
# install. Once it is installed, the next build notices.

# Sets PANDOC, NODE and WOFF2_DECOMPRESS, and `need_pandoc` and so on: commands
# to put before others, which fail where the tool is missing.
function(book_find_tools)
  find_program(PANDOC pandoc)
  find_program(NODE NAMES node nodejs)
  find_program(WOFF2_DECOMPRESS woff2_decompress)
  find_program(DOXYGEN doxygen)
  _book_need(pandoc "${PANDOC}" "pandoc is missing (2.17 or later)")
  _book_need(node "${NODE}" "node is missing (Node.js 18 or later)")
  _book_need(woff2_decompress "${WOFF2_DECOMPRESS}"
    "woff2_decompress is missing (Debian: woff2)")
  # The one that was added last: where it is, all are.
  file(GLOB installed CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/@xmldom/xmldom/package.json)
  _book_need(packages "${installed}"
    "the npm packages are missing (npm ci --ignore-scripts in book/)")
  _book_need(doxygen "${DOXYGEN}" "doxygen is missing")
  foreach(name PANDOC NODE WOFF2_DECOMPRESS DOXYGEN need_pandoc need_node
      need_woff2_decompress need_packages)
    set(${name} "${${name}}" PARENT_SCOPE)
  endforeach()
endfunction()

function(_book_need tool path complaint)
  set(need_${tool} "" PARENT_SCOPE)
  if(path)
    return()
  endif()
  set(need_${tool}
    COMMAND ${CMAKE_COMMAND} -E echo
      "book: ${complaint}. “make book” installs it."
    COMMAND ${CMAKE_COMMAND} -E false
    PARENT_SCOPE)
  # Where it would appear is looked at before each build.
  cmake_path(CONVERT "$ENV{PATH}" TO_CMAKE_PATH_LIST folders)
  list(TRANSFORM folders APPEND /${tool})
  file(GLOB appeared CONFIGURE_DEPENDS ${folders})
endfunction()
