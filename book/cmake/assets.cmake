# Style sheets, scripts and fonts, copied into the site. Sets `assets`.
set(book_fonts
  @fontsource/source-serif-4/files/source-serif-4-latin-700-italic
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Regular
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Italic
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Regular
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Italic)
# Others stand in the site's fonts.css: see fonts.mjs.
set(book_site_fonts ${book_fonts}
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-SemiBold
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-SemiBold)
# Typst takes a semibold Plex for a family of its own, and print is bolder.
set(book_print_fonts ${book_fonts}
  @fontsource/source-serif-4/files/source-serif-4-latin-400-normal
  @fontsource/source-serif-4/files/source-serif-4-latin-400-italic
  @fontsource/source-serif-4/files/source-serif-4-latin-700-normal
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Bold
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Bold)
# An e-reader has its own font for the text.
set(book_epub_fonts
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Regular
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-SemiBold
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Regular
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Italic)

function(book_add_assets)
  file(GLOB files CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/site/*.css ${CMAKE_CURRENT_SOURCE_DIR}/site/*.js
    ${CMAKE_CURRENT_SOURCE_DIR}/site/*.png)
  list(FILTER files EXCLUDE REGEX "/fonts\\.css$")
  book_copy(copies "Styles and scripts" ${site}/assets ${files})
  _book_copy_minisearch(copies)
  _book_make_fonts(copies)
  set(fonts ${book_site_fonts})
  list(TRANSFORM fonts PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/)
  list(TRANSFORM fonts APPEND .woff2)
  if(need_packages)
    # What is missing cannot be depended on; the command says why.
    add_custom_command(OUTPUT ${site}/assets/fonts ${need_packages} VERBATIM)
    set(font_copies ${site}/assets/fonts)
  else()
    book_copy(font_copies "Fonts" ${site}/assets/fonts ${fonts})
  endif()
  set(assets ${copies} ${font_copies} PARENT_SCOPE)
endfunction()

# The library that searches, under its own name. Adds it to the list.
function(_book_copy_minisearch result)
  set(library
    ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/minisearch/dist/umd/index.js)
  set(copy ${site}/assets/minisearch.js)
  if(NOT need_packages)
    set(depends DEPENDS ${library})
  endif()
  add_custom_command(OUTPUT ${copy} ${need_packages}
    COMMAND ${CMAKE_COMMAND} -E copy ${library} ${copy}
    ${depends} COMMENT "MiniSearch" VERBATIM)
  set(${result} ${${result}} ${copy} PARENT_SCOPE)
endfunction()

# The style sheet with the fonts. Adds it to the list.
function(_book_make_fonts result)
  set(made ${site}/assets/fonts.css)
  set(styles ${CMAKE_CURRENT_SOURCE_DIR}/site/fonts.css)
  add_custom_command(OUTPUT ${made} ${need_node} ${need_packages}
    COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/fonts.mjs ${made} ${styles}
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fonts.mjs ${styles}
    COMMENT "Fonts that a page begins with" VERBATIM)
  set(${result} ${${result}} ${made} PARENT_SCOPE)
endfunction()

# Copies files into a folder. Sets `result` to the copies.
function(book_copy result comment folder)
  set(copies)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    list(APPEND copies ${folder}/${name})
  endforeach()
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${copies}
    COMMAND ${CMAKE_COMMAND} -E copy ${ARGN} ${folder}
    DEPENDS ${ARGN}
    COMMENT ${comment} VERBATIM)
  set(${result} ${copies} PARENT_SCOPE)
endfunction()
