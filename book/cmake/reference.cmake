# The reference of the libraries: Doxygen reads their headers, reference.mjs makes
# of that what there is and how it is called, and reference.lua the pages. Without
# Doxygen the site has none, and the build says so.

# Sets `reference_page`, which contents.lua wants to be made of the headers, and
# `reference_names`, the file with the names that the chapters link to. Or takes
# the page out of `made`, and sets `left_out` to it.
function(book_find_reference)
  foreach(page IN LISTS made)
    if(maker_${page} STREQUAL "reference")
      set(reference_page ${page})
    endif()
  endforeach()
  if(NOT reference_page)
    return()
  elseif(NOT DOXYGEN)
    list(REMOVE_ITEM made ${reference_page})
    set(made ${made} PARENT_SCOPE)
    set(left_out ${reference_page} PARENT_SCOPE)
    return()
  endif()
  set(reference_page ${reference_page} PARENT_SCOPE)
  set(reference_names ${output}/reference/names.lua PARENT_SCOPE)
endfunction()

# Writes which headers there are, and which chapter introduces each. Sets `result`
# to the file.
function(_book_list_headers result)
  foreach(folder IN LISTS folders)
    get_property(introduces GLOBAL PROPERTY CHAPTER_INTRODUCES_${folder})
    foreach(file IN LISTS introduces)
      set(home_of_${file} ${folder})
    endforeach()
  endforeach()
  set(lines "")
  foreach(header IN LISTS ARGN)
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${BOOK_ROOT}/code)
    string(APPEND lines "${header} ${home_of_${header}}\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output}/reference/headers.txt @ONLY
    CONTENT "${lines}")
  set(${result} ${output}/reference/headers.txt PARENT_SCOPE)
endfunction()

# Adds the page to `made_pages`. Or sets `say_what_is_left_out`, for the target
# of the site.
function(book_add_reference)
  if(left_out)
    set(say_what_is_left_out
      COMMAND ${CMAKE_COMMAND} -E echo "book: doxygen is missing, so \
${left_out} is left out. “make book” installs it."
      PARENT_SCOPE)
  endif()
  if(NOT reference_page)
    return()
  endif()
  set(from ${CMAKE_CURRENT_SOURCE_DIR}/reference)
  set(model ${output}/reference/model.lua)
  file(GLOB scripts CONFIGURE_DEPENDS ${from}/*.mjs)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${BOOK_ROOT}/code/*/include/*.hpp)
  _book_list_headers(list ${headers})
  add_custom_command(
    OUTPUT ${reference_names} ${model}
    ${need_node}
    ${need_packages}
    COMMAND ${NODE} ${from}/reference.mjs
      ${DOXYGEN} ${BOOK_ROOT} ${list} ${output}/reference
    DEPENDS ${scripts} ${headers} ${list}
    COMMENT "Names in the libraries" VERBATIM)
  file(MAKE_DIRECTORY ${site}/${reference_page})
  book_make_page(${reference_page} reference
    METADATA model=${output}/reference DEPENDS ${model})
  set(made_pages ${made_pages} PARENT_SCOPE)
endfunction()
