-- The Pandoc filter that makes the PDF's main file: title, parts and chapters
-- in their order, and the palette. The chapters' texts are written by
-- chapter.lua.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local palette = require("palette")
local Plan = require("plan")
local typst = require("typst_text")

local function colours(path)
  local lines = {}
  for name, value in pairs(palette(path)) do
    lines[#lines + 1] = ('  "%s": rgb("%s"),'):format(name, value)
  end
  table.sort(lines)
  return "#let palette = (\n" .. table.concat(lines, "\n") .. "\n)\n"
end

local function part_page(part)
  local items, written = {}, {}
  for _, entry in ipairs(part.chapters) do
    items[#items + 1] = ("(%s, %s, %s, %s),"):format(typst.string(entry.number),
      typst.string(entry.title), typst.label(entry.folder, ""),
      tostring(entry.written))
    if entry.written then
      written[#written + 1] = ('#include "%s/body.typ"'):format(entry.folder)
    end
  end
  if #written == 0 then return end
  return ("#part(%s, %s, (\n%s\n))\n%s"):format(
    part.number and typst.string("Part " .. part.number) or "none",
    typst.string(part.title), table.concat(items, "\n"),
    table.concat(written, "\n"))
end

local function main(plan)
  local parts, answers, planned = {}, {}, {}
  for _, part in ipairs(plan.parts) do parts[#parts + 1] = part_page(part) end
  for _, entry in ipairs(plan.chapters) do
    if entry.written then
      answers[#answers + 1] = ('#include "%s/answers.typ"'):format(entry.folder)
    else
      planned[#planned + 1] = ("(%s, %s),"):format(typst.string(entry.number),
        typst.string(entry.title))
    end
  end
  return ([[
#import "style.typ": *
#show: book.with(title: %s, subtitle: %s, author: %s, planned: (%s))

%s

#back("Answers")
%s

#back("Index")
#index(pages-before)
]]):format(typst.string(plan.title), typst.string(plan.subtitle),
    typst.string("The authors of " .. plan.title),
    table.concat(planned, " "), table.concat(parts, "\n\n"),
    table.concat(answers, "\n"))
end

function Pandoc(document)
  local settings = dofile(pandoc.utils.stringify(document.meta.settings))
  local folder = settings.print
  require("files").update(folder .. "/palette.typ",
    colours(settings.book .. "/site/palette.css"))
  return pandoc.Pandoc(
    { pandoc.RawBlock("plain", main(Plan.new(settings))) })
end
