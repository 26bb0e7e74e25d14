# The EPUB: Pandoc packs the texts that the chapters' pages leave behind.

function(book_add_epub)
  file(MAKE_DIRECTORY ${output}/epub)
  _book_chapter_texts(texts)
  set(from ${CMAKE_CURRENT_SOURCE_DIR}/epub)
  set(style ${output}/epub/style.css)
  set(fonts ${book_epub_fonts})
  list(TRANSFORM fonts PREPEND
    --epub-embed-font=${CMAKE_CURRENT_SOURCE_DIR}/node_modules/)
  list(TRANSFORM fonts APPEND .woff2)
  add_custom_command(
    OUTPUT ${output}/waiting-well.epub
    BYPRODUCTS ${style}
    ${need_pandoc}
    ${need_node}
    ${need_packages}
    COMMAND ${NODE} ${from}/epub.mjs ${PANDOC} ${output}/waiting-well.epub
      --from=${book_markdown}
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/epub.lua
      --metadata=settings=${build}/settings.lua
      --metadata=style=${style} --css=${style} ${fonts}
      ${BOOK_ROOT}/book/cover.md
    DEPENDS ${from}/epub.mjs ${from}/style.css ${BOOK_ROOT}/book/cover.md
      ${BOOK_ROOT}/book/contents.lua ${book_filters}
      ${CMAKE_CURRENT_SOURCE_DIR}/site/palette.css
      ${build}/settings.lua ${texts} ${pages}
    COMMENT "EPUB" VERBATIM)
endfunction()
