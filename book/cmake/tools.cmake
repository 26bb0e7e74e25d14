# What the book is made with. A tool that is missing stops nobody from
# configuring: the targets exist, and fail with a line that says what to
# install.

# Sets PANDOC and NODE, and `need_pandoc`, `need_node` and `need_packages`:
# commands to put before others, which fail where the tool is missing.
function(book_find_tools)
  find_program(PANDOC pandoc)
  find_program(NODE NAMES node nodejs)
  find_program(WOFF2_DECOMPRESS woff2_decompress)
  _book_need(need_pandoc "${PANDOC}"
    "pandoc is missing (2.17 or later)")
  _book_need(need_node "${NODE}"
    "node is missing (Node.js 18 or later)")
  _book_need(need_woff2 "${WOFF2_DECOMPRESS}"
    "woff2_decompress is missing (Debian: woff2)")
  set(packages ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/@ibm/plex-mono)
  if(NOT EXISTS ${packages})
    set(packages packages-NOTFOUND)
  endif()
  _book_need(need_packages "${packages}"
    "the npm packages are missing (npm ci --ignore-scripts in book/)")
  foreach(name PANDOC NODE WOFF2_DECOMPRESS
      need_pandoc need_node need_woff2 need_packages)
    set(${name} "${${name}}" PARENT_SCOPE)
  endforeach()
endfunction()

function(_book_need result path complaint)
  set(${result} "" PARENT_SCOPE)
  if(NOT path)
    set(${result}
      COMMAND ${CMAKE_COMMAND} -E echo
        "book: ${complaint}. “make book” installs it."
      COMMAND ${CMAKE_COMMAND} -E false
      PARENT_SCOPE)
  endif()
endfunction()
