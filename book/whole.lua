-- The Pandoc filter that makes print.html, the whole book on one page, for a
-- browser's print dialog. The chapters' texts are what chapter.lua left behind.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local html = require("html_text")
local page = require("html_page")
local Plan = require("plan")
local together = require("html_together")

local function address(entry, fragment)
  return "#" .. together.identifier(entry, fragment)
end

-- The page's title is its h1; parts are h2, and chapters h3.
local function chapter(plan, entry)
  local text = together.chapter(plan, entry, together.text(plan, entry),
    2, address)
  return (text:gsub('<header class="chapter"', ('%%0 id="%s"'):format(
    together.identifier(entry, "")), 1))
end

local function part_texts(plan, part, texts)
  texts[#texts + 1] = ('<h2 class="part-title" id="part-%d">%s</h2>'):format(
    part.place, html.escape(together.part_title(part)))
  for _, entry in ipairs(part.chapters) do
    if entry.written then texts[#texts + 1] = chapter(plan, entry) end
  end
end

local function contents(plan)
  local lists = {}
  for _, part in ipairs(together.parts(plan)) do
    lists[#lists + 1] = ('<p class="part"><a href="#part-%d">%s</a></p>\n%s')
      :format(part.place, html.escape(together.part_title(part)),
        together.contents(plan, part, address))
  end
  return ('<div class="contents">\n'
    .. '<h2 id="contents">Contents</h2>\n%s\n</div>'):format(
    table.concat(lists, "\n"))
end

local function whole(plan, welcome)
  local texts = {}
  for _, part in ipairs(together.parts(plan)) do
    part_texts(plan, part, texts)
  end
  return ('<header class="cover">\n<h1>%s</h1>\n<p class="subtitle">%s</p>\n'
    .. '</header>\n<div class="welcome">\n%s\n</div>\n%s\n%s'):format(
    html.escape(plan.title), html.escape(plan.subtitle), html.blocks(welcome),
    contents(plan), table.concat(texts, "\n"))
end

-- All kernels are there, without tabs.
local function for_paper(text)
  return (text:gsub(
    '<script src="assets/kernels.js" defer blocking="render"></script>\n', ""))
end

function Pandoc(document)
  local plan = Plan.new(dofile(pandoc.utils.stringify(document.meta.settings)))
  local text = page.whole(plan, {
    title = "The whole book", base = "", kind = "whole-book",
    description = plan.subtitle .. ": the whole book, for printing",
    body = whole(plan, document.blocks),
    sidebar = together.links(plan, nil, page.sidebar(plan, nil, ""), address),
  })
  return pandoc.Pandoc({ pandoc.RawBlock("html", for_paper(text)) })
end
