-- The Pandoc filter that makes the page with all answers, of what chapter.lua
-- left behind. Metadata: `settings`, and `page`, the name of this one.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local html = require("html_text")
local made = require("made")
local page = require("html_page")
local together = require("html_together")

-- Links lead to the chapters' own pages.
local function address(entry, fragment)
  return entry.page .. (fragment ~= "" and "#" .. fragment or "")
end

local function answers_of(plan, entry)
  local parts = {}
  for i, it in ipairs(together.answers(together.text(plan, entry))) do
    parts[i] = ('<h3 id="answer-%s">To <a href="%s">exercise %s</a></h3>\n%s')
      :format(it.number, address(entry, "exercise-" .. it.number), it.number,
        together.chapter(plan, entry, it.answer, 2, address))
  end
  return parts
end

function Pandoc(document)
  local plan, appendix, place = made.open(document.meta)
  local sections, parts = {}, {}
  for _, entry in ipairs(plan:texts()) do
    local answers = answers_of(plan, entry)
    if #answers > 0 then
      local section = { id = "answers-" .. entry.slug, number = entry.number,
        title = entry.title }
      sections[#sections + 1] = section
      parts[#parts + 1] = page.section_heading(section,
        html.escape(entry.title))
      table.move(answers, 1, #answers, #parts + 1, parts)
    end
  end
  return made.page(plan, appendix, place, sections, table.concat(parts, "\n"))
end
