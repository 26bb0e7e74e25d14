# The chapters that are written, and what makes their pages.

set(book_markdown
  "markdown-implicit_figures-raw_html-raw_tex-raw_attribute-tex_math_dollars")

# For `cmake -S book`: the one thing of add_chapter() that the book asks for.
if(NOT COMMAND add_chapter)
  set(book_alone TRUE)
  function(add_chapter)
    cmake_parse_arguments(PARSE_ARGV 0 chapter "INTERNALS" ""
      "ANY;EACH;EPOLL;KQUEUE;IOCP;IO_URING;TSAN;ASAN;OBJECT;LINKER;NEEDS;\
INTRODUCES;LIBRARIES")
    set_property(GLOBAL PROPERTY CHAPTER_INTRODUCES_${folder}
      "${chapter_INTRODUCES}")
  endfunction()
endif()

# A list as the inside of a Lua table.
function(_book_lua_list result)
  set(text "")
  foreach(item IN LISTS ARGN)
    string(APPEND text "  [[${item}]],\n")
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# Sets `result` to the folders of chapters/ that have a file called `name`.
function(_book_folders_with name result)
  file(GLOB found CONFIGURE_DEPENDS RELATIVE ${BOOK_ROOT}/chapters
    ${BOOK_ROOT}/chapters/*/${name})
  list(TRANSFORM found REPLACE "/${name}$" "")
  list(SORT found)
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# Sets `written`, the folders that have a chapter.md; writes what every page
# is made with (settings.lua), and what is in code/ (code.lua).
function(book_find_chapters)
  _book_folders_with(chapter.md written)
  _book_folders_with(CMakeLists.txt compiled)
  if(book_alone)
    foreach(folder IN LISTS compiled)
      include(${BOOK_ROOT}/chapters/${folder}/CMakeLists.txt)
    endforeach()
  endif()
  _book_find_made()
  book_find_reference()
  _book_forget_pages(${written} ${made})
  _book_lua_list(written_lua ${written})
  _book_lua_list(left_out_lua ${left_out})
  file(CONFIGURE OUTPUT ${build}/settings.lua @ONLY CONTENT
"-- Written by the build: where the book's parts are, and what is written.
return {
  root = [[@BOOK_ROOT@]],
  book = [[@CMAKE_CURRENT_SOURCE_DIR@]],
  contents = [[@BOOK_ROOT@/book/contents.lua]],
  site = [[@site@]],
  print = [[@print@]],
  build = [[@build@]],
  url = [[@WAITING_WELL_URL@]],
  names = [[@reference_names@]],
  written = {
@written_lua@  },
  left_out = {
@left_out_lua@  },
}
")

  set(folders ${written} ${compiled})
  list(REMOVE_DUPLICATES folders)
  list(SORT folders)
  foreach(folder IN LISTS folders)
    _book_list_files(${folder})
  endforeach()
  file(GLOB_RECURSE code CONFIGURE_DEPENDS RELATIVE ${BOOK_ROOT}/code
    ${BOOK_ROOT}/code/*)
  _book_lua_list(code_lua ${code})
  _book_lua_list(folders_lua ${folders})
  file(CONFIGURE OUTPUT ${build}/code.lua @ONLY CONTENT
"-- Written by the build: who may introduce files of code/, and these files.
return {
  folders = {
@folders_lua@  },
  files = {
@code_lua@  },
}
")
  list(REMOVE_ITEM made "${reference_page}")
  foreach(page IN LISTS made)
    set(maker_${page} ${maker_${page}} PARENT_SCOPE)
  endforeach()
  set(made ${made} PARENT_SCOPE)
  set(left_out ${left_out} PARENT_SCOPE)
  set(reference_page ${reference_page} PARENT_SCOPE)
  set(reference_names ${reference_names} PARENT_SCOPE)
  set(written ${written} PARENT_SCOPE)
  set(folders ${folders} PARENT_SCOPE)
endfunction()

# Sets `made`, the pages that contents.lua wants to be made of the others, and
# `maker_PAGE` for each, the filter that does it.
function(_book_find_made)
  set(pages)
  file(STRINGS ${BOOK_ROOT}/book/contents.lua lines REGEX "made = \"")
  foreach(line IN LISTS lines)
    if(line MATCHES "{ \"([A-Z]-[^\"]+)\", .*made = \"([a-z]+)\"")
      list(APPEND pages ${CMAKE_MATCH_1})
      set(maker_${CMAKE_MATCH_1} ${CMAKE_MATCH_2} PARENT_SCOPE)
    endif()
  endforeach()
  set(made ${pages} PARENT_SCOPE)
endfunction()

# Removes the pages of chapters that are no more.
function(_book_forget_pages)
  file(GLOB pages RELATIVE ${site} ${site}/[0-9]* ${site}/[A-Z]-*)
  foreach(page IN LISTS pages)
    string(REGEX REPLACE "\\.html$" "" folder ${page})
    if(NOT folder IN_LIST ARGN)
      file(REMOVE_RECURSE ${site}/${page} ${site}/search/${folder}.js)
    endif()
  endforeach()
endfunction()

# Writes which files are a chapter's own and which it introduces.
function(_book_list_files folder)
  set(own ${BOOK_ROOT}/chapters/${folder})
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${own}
    ${own}/*.cpp ${own}/*.hpp ${own}/*.h)
  file(GLOB exercises CONFIGURE_DEPENDS RELATIVE ${own}
    ${own}/exercises/*.cpp ${own}/exercises/*.hpp
    ${own}/declarations/*/*.hpp)
  list(SORT sources)
  list(SORT exercises)
  _book_lua_list(sources_lua ${sources} ${exercises})
  get_property(introduces GLOBAL PROPERTY CHAPTER_INTRODUCES_${folder})
  _book_lua_list(introduces_lua ${introduces})
  file(CONFIGURE OUTPUT ${build}/${folder}/files.lua @ONLY CONTENT
"return {
  sources = {
@sources_lua@  },
  introduces = {
@introduces_lua@  },
}
")
endfunction()

# The target page-FOLDER. Adds the page to `pages`.
function(book_add_page folder)
  file(MAKE_DIRECTORY ${site}/${folder} ${site}/search ${print}/${folder})
  set(page ${site}/${folder}.html)
  set(text ${BOOK_ROOT}/chapters/${folder}/chapter.md)
  add_custom_command(
    OUTPUT ${page}
    BYPRODUCTS ${build}/${folder}/summary.html ${build}/${folder}/text.html
      ${site}/search/${folder}.js
      ${print}/${folder}/body.typ ${print}/${folder}/answers.typ
    ${need_pandoc}
    COMMAND ${PANDOC} --from=${book_markdown} --to=html --wrap=preserve
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/chapter.lua
      --metadata=settings=${build}/settings.lua
      --metadata=chapter=${folder}
      --output=${page} ${text}
    DEPFILE ${build}/${folder}/page.d
    DEPENDS ${text} ${BOOK_ROOT}/book/contents.lua ${book_filters}
      ${CMAKE_CURRENT_SOURCE_DIR}/site/page.html
      ${CMAKE_CURRENT_SOURCE_DIR}/site/palette.css
      ${build}/settings.lua ${build}/${folder}/files.lua ${reference_names}
    COMMENT "Chapter ${folder}"
    VERBATIM)
  add_custom_target(page-${folder} DEPENDS ${page} ${assets})
  set(pages ${pages} ${page} PARENT_SCOPE)
endfunction()

# The cover page, index.html. It is made of what each chapter's page leaves
# behind, so an edit of a chapter's text does not touch it.
function(book_add_cover)
  set(summaries ${written})
  list(TRANSFORM summaries REPLACE "(.+)" "${build}/\\1/summary.html")
  set(lists ${folders})
  list(TRANSFORM lists REPLACE "(.+)" "${build}/\\1/files.lua")
  add_custom_command(
    OUTPUT ${site}/index.html
    ${need_pandoc}
    COMMAND ${PANDOC} --from=${book_markdown} --to=html --wrap=preserve
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/cover.lua
      --metadata=settings=${build}/settings.lua
      --output=${site}/index.html ${BOOK_ROOT}/book/cover.md
    DEPENDS ${BOOK_ROOT}/book/cover.md ${BOOK_ROOT}/book/contents.lua
      ${book_filters} ${CMAKE_CURRENT_SOURCE_DIR}/site/page.html
      ${build}/settings.lua ${build}/code.lua ${lists} ${summaries}
    COMMENT "Cover page"
    VERBATIM)
endfunction()

# book_make_page(PAGE FILTER [METADATA name=value…] DEPENDS file…)
# A page that is made of others. Adds it to `made_pages`.
function(book_make_page page filter)
  cmake_parse_arguments(PARSE_ARGV 2 made "" "" "METADATA;DEPENDS")
  list(TRANSFORM made_METADATA PREPEND --metadata=)
  add_custom_command(
    OUTPUT ${site}/${page}.html
    BYPRODUCTS ${site}/search/${page}.js
    ${need_pandoc}
    COMMAND ${PANDOC} --from=${book_markdown} --to=html --wrap=preserve
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/${filter}.lua
      --metadata=settings=${build}/settings.lua --metadata=page=${page}
      ${made_METADATA} --output=${site}/${page}.html
      ${BOOK_ROOT}/book/cover.md
    DEPENDS ${BOOK_ROOT}/book/contents.lua ${book_filters}
      ${CMAKE_CURRENT_SOURCE_DIR}/site/page.html
      ${build}/settings.lua ${made_DEPENDS}
    COMMENT "Page ${page}"
    VERBATIM)
  set(made_pages ${made_pages} ${site}/${page}.html PARENT_SCOPE)
endfunction()

# The pages that are made of the chapters. Adds them to `made_pages`.
function(book_add_made)
  _book_chapter_texts(texts)
  foreach(page IN LISTS made)
    book_make_page(${page} ${maker_${page}} DEPENDS ${texts} ${pages})
  endforeach()
  set(made_pages ${made_pages} PARENT_SCOPE)
endfunction()

# The page for printing, print.html: the texts of all chapters.
function(book_add_whole)
  _book_chapter_texts(texts)
  add_custom_command(
    OUTPUT ${site}/print.html
    ${need_pandoc}
    COMMAND ${PANDOC} --from=${book_markdown} --to=html --wrap=preserve
      --lua-filter=${CMAKE_CURRENT_SOURCE_DIR}/whole.lua
      --metadata=settings=${build}/settings.lua
      --output=${site}/print.html ${BOOK_ROOT}/book/cover.md
    DEPENDS ${BOOK_ROOT}/book/cover.md ${BOOK_ROOT}/book/contents.lua
      ${book_filters} ${CMAKE_CURRENT_SOURCE_DIR}/site/page.html
      ${build}/settings.lua ${texts}
    COMMENT "Page for printing"
    VERBATIM)
endfunction()

# Sets `result` to what the chapters' pages leave for those who want them all.
function(_book_chapter_texts result)
  set(texts ${written})
  list(TRANSFORM texts REPLACE "(.+)" "${build}/\\1/text.html")
  set(${result} ${texts} PARENT_SCOPE)
endfunction()
