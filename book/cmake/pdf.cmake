# The PDF: Typst sets the texts that the chapters' pages leave behind.

# Typst reads no woff2. Sets `print_fonts`.
function(_book_unpack_fonts)
  set(unpacked)
  set(commands)
  foreach(font IN LISTS book_print_fonts)
    cmake_path(GET font FILENAME name)
    set(copy ${print}/fonts/${name})
    list(APPEND commands
      COMMAND ${CMAKE_COMMAND} -E copy
        ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/${font}.woff2 ${copy}.woff2
      COMMAND ${WOFF2_DECOMPRESS} ${copy}.woff2
      COMMAND ${CMAKE_COMMAND} -E rm ${copy}.woff2)
    list(APPEND unpacked ${copy}.ttf)
  endforeach()
  add_custom_command(OUTPUT ${unpacked} ${need_packages} ${need_woff2_decompress}
    ${commands} COMMENT "Fonts for print" VERBATIM)
  set(print_fonts ${unpacked} PARENT_SCOPE)
endfunction()

set(WAITING_WELL_SIDES "" CACHE STRING
  "one or two: whether the PDFs are for both sides of a sheet; otherwise the A4 \
one is not, and the 6x9 one is")
set_property(CACHE WAITING_WELL_SIDES PROPERTY STRINGS "" one two)

# The target pdf: the book on A4, and as one of 6 by 9 inches.
function(book_add_pdf)
  if(NOT WAITING_WELL_SIDES MATCHES "^(one|two|)$")
    message(FATAL_ERROR
      "WAITING_WELL_SIDES is one or two, not ${WAITING_WELL_SIDES}")
  endif()
  file(MAKE_DIRECTORY ${print}/fonts)
  _book_unpack_fonts()
  set(main ${print}/main.typ)
  set(from ${CMAKE_CURRENT_SOURCE_DIR}/print)
  add_custom_command(
    OUTPUT ${main}
    BYPRODUCTS ${print}/palette.typ
    ${need_pandoc}
    COMMAND ${PANDOC} --from=${book_markdown} --to=plain --wrap=preserve
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/print.lua
      --metadata=settings=${build}/settings.lua
      --output=${main} ${BOOK_ROOT}/book/cover.md
    DEPENDS ${BOOK_ROOT}/book/contents.lua ${book_filters}
      ${from}/../site/palette.css ${build}/settings.lua
    COMMENT "Contents for print" VERBATIM)
  book_copy(styles "Style for print" ${print} ${from}/style.typ
    ${from}/code.typ ${from}/paper.typ ${from}/index.typ)
  set(texts)
  foreach(folder IN LISTS written)
    list(APPEND texts ${print}/${folder}/body.typ ${print}/${folder}/answers.typ)
  endforeach()
  set(pdfs)
  foreach(pdf IN ITEMS "waiting-well a4 one" "waiting-well-6x9 6x9 two")
    separate_arguments(pdf)
    list(GET pdf 0 name)
    list(GET pdf 1 paper)
    list(GET pdf 2 sides)
    if(WAITING_WELL_SIDES)
      set(sides ${WAITING_WELL_SIDES})
    endif()
    add_custom_command(
      OUTPUT ${output}/${name}.pdf
      ${need_node}
      ${need_packages}
      COMMAND ${NODE} ${from}/pdf.mjs
        ${print} ${output}/${name}.pdf ${paper} ${sides}
      DEPENDS ${from}/pdf.mjs ${main} ${print}/palette.typ ${styles}
        ${print_fonts} ${texts} ${pages}
      COMMENT "PDF ${paper}, for ${sides} of a sheet's sides" VERBATIM)
    list(APPEND pdfs ${output}/${name}.pdf)
  endforeach()
  add_custom_target(pdf DEPENDS ${pdfs})
endfunction()
