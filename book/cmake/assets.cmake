# Style sheets, scripts and fonts, copied into the site. Sets `assets`.
set(book_fonts
  @fontsource/source-serif-4/files/source-serif-4-latin-400-normal
  @fontsource/source-serif-4/files/source-serif-4-latin-400-italic
  @fontsource/source-serif-4/files/source-serif-4-latin-700-normal
  @fontsource/source-serif-4/files/source-serif-4-latin-700-italic
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Regular
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Italic
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Regular
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Italic)
# Typst takes a semibold Plex for a family of its own, and print is bolder.
set(book_site_fonts ${book_fonts}
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-SemiBold
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-SemiBold)
set(book_print_fonts ${book_fonts}
  @ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-Bold
  @ibm/plex-mono/fonts/complete/woff2/IBMPlexMono-Bold)

function(_book_copy from to)
  # A file that is missing cannot be depended on; the command says why.
  set(needed ${from})
  if(NOT EXISTS ${from})
    set(needed)
  endif()
  add_custom_command(OUTPUT ${to}
    ${ARGN}
    COMMAND ${CMAKE_COMMAND} -E copy ${from} ${to}
    DEPENDS ${needed}
    COMMENT "" VERBATIM)
  set(assets ${assets} ${to} PARENT_SCOPE)
endfunction()

function(book_add_assets)
  file(GLOB files CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/site/*.css ${CMAKE_CURRENT_SOURCE_DIR}/site/*.js)
  foreach(file IN LISTS files)
    cmake_path(GET file FILENAME name)
    _book_copy(${file} ${site}/assets/${name})
  endforeach()
  foreach(font IN LISTS book_site_fonts)
    cmake_path(GET font FILENAME name)
    _book_copy(${CMAKE_CURRENT_SOURCE_DIR}/node_modules/${font}.woff2
      ${site}/assets/fonts/${name}.woff2 ${need_packages})
  endforeach()
  set(assets ${assets} PARENT_SCOPE)
endfunction()
