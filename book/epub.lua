-- The Pandoc filter that makes the EPUB's text: a file for each part and each
-- chapter, out of what chapter.lua left behind. Pandoc packs it. Metadata:
-- `settings`, and `style`, the style sheet to write.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local epub = require("epub_text")
local files = require("files")
local palette = require("palette")
local Plan = require("plan")
local together = require("html_together")

local stringify = pandoc.utils.stringify

local function raw(text)
  return pandoc.RawBlock("html", text)
end

-- Pandoc begins a file at each heading of the first two levels, and counts.
local function file_names(plan)
  local names, count = {}, 1  -- the first is the welcome
  for _, part in ipairs(together.parts(plan)) do
    count = count + 1
    for _, entry in ipairs(part.chapters) do
      if entry.written then
        count = count + 1
        names[entry.folder] = ("ch%03d.xhtml"):format(count)
      end
    end
  end
  return names
end

local function part_blocks(plan, part, chapters, colours, address, blocks)
  blocks:extend({
    pandoc.Header(1, { pandoc.Str(together.part_title(part)) },
      pandoc.Attr("part-" .. part.place)),
    raw(together.contents(plan, part, address)),
  })
  for _, entry in ipairs(part.chapters) do
    if entry.made then
      blocks:extend(epub.answers(plan, entry, chapters, colours, address))
    elseif entry.written then
      blocks:extend(epub.chapter(plan, entry, chapters[entry.folder].text,
        colours, address))
    end
  end
end

local function book(plan, welcome, colours)
  local names, appendix = file_names(plan), plan:made_by("answers")
  local chapters, moved = {}, {}  -- moved: identifiers that are in the appendix
  for _, entry in ipairs(plan:texts()) do
    chapters[entry.folder] = epub.read(plan, entry)
    for _, it in ipairs(chapters[entry.folder].answers) do
      for _, name in ipairs(epub.names(it)) do
        moved[together.identifier(entry, name)] = true
      end
    end
  end
  local function address(entry, fragment)
    local id = together.identifier(entry, fragment)
    return names[(moved[id] and appendix or entry).folder] .. "#" .. id
  end
  local blocks = pandoc.List({
    pandoc.Header(1, { pandoc.Str("Welcome") }, pandoc.Attr("welcome")) })
  blocks:extend(welcome)
  for _, part in ipairs(together.parts(plan)) do
    part_blocks(plan, part, chapters, colours, address, blocks)
  end
  return blocks
end

-- Always the same for the same book, as an identifier must be: a UUID made of
-- the title.
local function identifier(plan)
  local hash = pandoc.utils.sha1(plan.title .. "\n" .. plan.subtitle)
  return ("urn:uuid:%s-%s-5%s-8%s-%s"):format(hash:sub(1, 8), hash:sub(9, 12),
    hash:sub(14, 16), hash:sub(18, 20), hash:sub(21, 32))
end

function Pandoc(document)
  local plan = Plan.new(dofile(stringify(document.meta.settings)), "answers")
  local from = plan.settings.book
  local colours = palette(from .. "/site/palette.css")
  files.update(stringify(document.meta.style),
    epub.flatten(assert(files.read(from .. "/epub/style.css")), colours))
  return pandoc.Pandoc(book(plan, document.blocks, colours), {
    title = plan.title, subtitle = plan.subtitle, lang = "en",
    author = { "The authors of " .. plan.title },
    identifier = identifier(plan), ["toc-title"] = "Contents",
    rights = "Prose and figures: CC BY 4.0. Code: MIT.",
  })
end
