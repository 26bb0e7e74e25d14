-- The Pandoc filter that makes the page with all files: those of the libraries
-- by folders, then those of the chapters. Metadata: `settings`, and `page`, the
-- name of this one.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local files = require("files")
local html = require("html_text")
local made = require("made")
local page = require("html_page")
local search_script = require("search_script")
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

local function is_before(file, other)
  local its, others = file.name:match("^.*/"), other.name:match("^.*/")
  if its ~= others then return its < others end
  return file.name < other.name
end

-- Files of the libraries by folders, in the order of their names.
local function by_folders(all)
  table.sort(all, is_before)
  local folders = {}
  for _, file in ipairs(all) do
    local path, name = file.name:match("^(.*)/([^/]+)$")
    local last = folders[#folders]
    if not last or last.path ~= path then
      last = { path = path, library = path:match("^[^/]+"), items = {} }
      folders[#folders + 1] = last
    end
    table.insert(last.items, item(file, name, true))
  end
  return folders
end

-- A file is found by its name.
local function search_text(appendix, list)
  local parts = {}
  for i, file in ipairs(list) do
    parts[i] = search_script(file.page, ("%s %s"):format(appendix.number,
      appendix.title), { { "", (file.project_path:gsub("^%w+/", "")),
        description(file.lines), "" } })
  end
  return table.concat(parts)
end

function Pandoc(document)
  local plan, appendix, place = made.open(document.meta)
  local introduced, programs, all = {}, {}, {}
  for _, entry in ipairs(plan:texts()) do
    local own, new = files_of(plan, entry)
    table.move(new, 1, #new, #introduced + 1, introduced)
    table.move(new, 1, #new, #all + 1, all)
    table.move(own, 1, #own, #all + 1, all)
    local items = {}
    for i, file in ipairs(own) do items[i] = item(file, file.name) end
    if #items > 0 then
      programs[#programs + 1] = ('<h3><a href="%s">%s %s</a></h3>\n%s'):format(
        entry.page, entry.number, html.escape(entry.title), list_of(items))
    end
  end

  local sections, parts = {}, {}
  local function begin_section(id, title, shown)
    local number = ("%s.%d"):format(appendix.number, #sections + 1)
    local section = { id = id, number = number, title = title }
    sections[#sections + 1] = section
    parts[#parts + 1] = page.section_heading(section, shown)
  end

  local library
  for _, folder in ipairs(by_folders(introduced)) do
    if folder.library ~= library then
      library = folder.library
      begin_section("library-" .. library, library,
        ("<code>%s</code>"):format(html.name(library)))
    end
    parts[#parts + 1] = ('<h3 id="folder-%s"><code>%s</code></h3>\n%s'):format(
      (folder.path:gsub("[^%w]+", "-")), html.name(folder.path),
      list_of(folder.items))
  end
  begin_section("chapters-programs", "The programs of the chapters",
    "The programs of the chapters")
  table.move(programs, 1, #programs, #parts + 1, parts)
  return made.page(plan, appendix, place, sections, table.concat(parts, "\n"),
    search_text(appendix, all))
end
