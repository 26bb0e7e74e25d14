-- The Pandoc filter that makes the page with all files: those of the libraries
-- by folders, then those of the chapters. Metadata: `settings`, and `page`, the
-- name of this one.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local files = require("files")
local html = require("html_text")
local made = require("made")
local sources = require("sources")

-- What a file says of itself: the first sentence of the comment it begins with.
local function description(lines)
  local words = {}
  for _, line in ipairs(lines) do
    local text = line:match("^//+%s?(.*)$") or line:match("^#%s+(.*)$")
    if not text or text == "" or text:match("^@file") then break end
    words[#words + 1] = text
  end
  local text = table.concat(words, " ")
  local sentence = text:match("^(.-[.?!])%s")
  if sentence or text == "" or text:match("[.?!]$") then
    return sentence or text
  end
  return text .. "."
end

-- All files that a chapter has or introduces, each with that chapter.
local function files_of(plan, entry)
  local settings = plan.settings
  local list = dofile(("%s/%s/files.lua"):format(settings.build, entry.folder))
  local chapter = { root = settings.root, folder = entry.folder }
  local own, new = {}, {}
  for _, kind in ipairs({ { list.sources, own }, { list.introduces, new } }) do
    for _, name in ipairs(kind[1]) do
      local file = sources.find(chapter, name)
      if file then
        file.chapter = entry
        table.insert(kind[2], file)
      end
    end
  end
  return own, new
end

local function item(file, name, with_chapter)
  local about = description(file.lines)
  local chapter = file.chapter
  return ('<li><a href="%s"><code>%s</code></a>%s <span class="origin">%d %s'
    .. "%s</span></li>"):format(file.page, html.name(name),
      about ~= "" and " " .. html.escape(about) or "", #file.lines,
      #file.lines == 1 and "line" or "lines",
      with_chapter and (', <a href="%s">%s %s</a>'):format(chapter.page,
        chapter.word, chapter.number) or "")
end

local function list_of(items)
  return '<ul class="files">\n' .. table.concat(items, "\n") .. "\n</ul>\n"
end

-- The files of the libraries: a section for each library, a list for each
-- folder, in the order of their names.
local function libraries(all, add_section)
  table.sort(all, function(a, b)
    local one, other = a.name:match("^(.-)[^/]*$"), b.name:match("^(.-)[^/]*$")
    if one ~= other then return one < other end
    return a.name < b.name
  end)
  local library, folder, items
  local function end_folder()
    if folder then add_section("folder", folder, list_of(items)) end
    items = {}
  end
  for _, file in ipairs(all) do
    local its_folder, name = file.name:match("^(.-)/?([^/]+)$")
    local its_library = file.name:match("^[^/]+")
    if its_folder ~= folder then end_folder() end
    if its_library ~= library then add_section("library", its_library, "") end
    library, folder = its_library, its_folder
    items[#items + 1] = item(file, name, true)
  end
  end_folder()
end

function Pandoc(document)
  local plan, page, place = made.open(document.meta)
  local introduced, chapters = {}, {}
  for _, entry in ipairs(plan.chapters) do
    if entry.written and not entry.made then
      local own, new = files_of(plan, entry)
      for _, file in ipairs(new) do introduced[#introduced + 1] = file end
      if #own > 0 then
        chapters[#chapters + 1] = { entry = entry, files = own }
      end
    end
  end

  local sections, parts = {}, {}
  local function add_section(kind, title, text)
    local id = kind .. "-" .. title:gsub("[^%w]+", "-")
    local level, number = kind == "folder" and 3 or 2, nil
    if level == 2 then
      number = ("%s.%d"):format(page.number, #sections + 1)
      sections[#sections + 1] = { id = id, number = number, title = title }
    end
    local shown = kind ~= "chapters"
      and "<code>" .. html.name(title) .. "</code>" or html.escape(title)
    if number then
      shown = ('<span class="number">%s</span> %s'):format(number, shown)
    end
    parts[#parts + 1] = ('<h%d id="%s">%s</h%d>\n%s'):format(level, id, shown,
      level, text)
  end

  libraries(introduced, add_section)
  local lists = {}
  for i, it in ipairs(chapters) do
    local items = {}
    for k, file in ipairs(it.files) do items[k] = item(file, file.name) end
    lists[i] = ('<h3><a href="%s">%s %s</a></h3>\n%s'):format(it.entry.page,
      it.entry.number, html.escape(it.entry.title), list_of(items))
  end
  add_section("chapters", "The programs of the chapters",
    table.concat(lists, "\n"))
  return made.page(plan, page, place, sections, table.concat(parts, "\n"))
end
