-- The book's plan: contents.lua, and which of its chapters are written.
local files = require("files")
local Prose = require("prose")

local Plan = {}
Plan.__index = Plan

local function described(entry, part, written)
  local folder = entry[1]
  local number, slug = folder:match("^0*(%w+)%-(.+)$")
  return { folder = folder, title = entry[2], slug = slug, number = number,
    word = number:match("%d") and "chapter" or "appendix", made = entry.made,
    written = entry.made ~= nil or written[folder] or false,
    part = part.title, page = folder .. ".html" }
end

-- `settings` is what the build says about the book: root (the folder that
-- holds chapters/ and code/), contents, and the list of written chapters. What
-- is `made` has no text of its own, but a page that is made of those of others.
-- Who writes such pages asks for them: by `true`, as the site does, for all, or by
-- a filter's name for its own. Some are `left_out`, for want of a tool.
function Plan.new(settings, with_made)
  local contents = dofile(settings.contents)
  local self = setmetatable({ settings = settings, title = contents.title,
    subtitle = contents.subtitle, parts = {}, chapters = {} }, Plan)
  local written = {}
  for _, folder in ipairs(settings.written) do written[folder] = true end
  local left_out = {}
  for _, folder in ipairs(settings.left_out) do left_out[folder] = true end
  local numbered = 0
  for place, part in ipairs(contents.parts) do
    local chapters = {}
    for _, entry in ipairs(part.chapters) do
      if not left_out[entry[1]] and (with_made == true
          or not entry.made or entry.made == with_made) then
        local chapter = described(entry, part, written)
        chapters[#chapters + 1] = chapter
        self.chapters[#self.chapters + 1] = chapter
      end
    end
    local has_number = part.numbered ~= false
    if has_number then numbered = numbered + 1 end
    self.parts[place] = { title = part.title, place = place,
      number = has_number and pandoc.utils.to_roman_numeral(numbered),
      chapters = chapters }
  end
  return self
end

-- "Chapter 7", "Appendix A".
function Plan.label(chapter)
  return chapter.word:gsub("^%l", string.upper) .. " " .. chapter.number
end

function Plan:chapter(folder)
  for place, chapter in ipairs(self.chapters) do
    if chapter.folder == folder then return chapter, place end
  end
end

-- The chapters that have a text of their own, which is written.
function Plan:texts()
  local texts = {}
  for _, entry in ipairs(self.chapters) do
    if entry.written and not entry.made then texts[#texts + 1] = entry end
  end
  return texts
end

-- The appendix that is made by that filter, if there is one.
function Plan:made_by(filter)
  for _, entry in ipairs(self.chapters) do
    if entry.made == filter then return entry end
  end
end

function Plan:by_slug(slug)
  for _, chapter in ipairs(self.chapters) do
    if chapter.slug == slug then return chapter end
  end
end

function Plan:source_path(chapter)
  return self.settings.root .. "/chapters/" .. chapter.folder .. "/chapter.md"
end

-- The number, within its chapter, of the section that is called `id`.
function Plan:section_number(chapter, id)
  local prose = Prose.new(files.lines(self:source_path(chapter)) or {})
  for number, name in ipairs(prose:sections()) do
    if name == id then return number end
  end
end

-- A term as part of an identifier: "I/O queue" becomes "i-o-queue".
function Plan.term_name(term)
  return (term:lower():gsub("[^%w]+", "-"):gsub("^%-", ""):gsub("%-$", ""))
end

-- The names of the terms that the glossary explains, and its folder; nil while
-- there is none. An entry is a line above one that begins with a colon.
function Plan:glossary()
  local chapter = self:by_slug("glossary")
  if not chapter or not chapter.written then return nil end
  local terms, last = {}, ""
  for _, line in ipairs(files.lines(self:source_path(chapter))) do
    if line:match("^:%s") then terms[Plan.term_name(last)] = true end
    if line:match("%S") then last = line end
  end
  return terms, chapter.folder
end

return Plan
