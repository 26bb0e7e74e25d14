-- The Pandoc filter that makes the cover page out of cover.md, the plan of the
-- book, and the summaries that the chapters' pages left behind. It also checks
-- what concerns all chapters at once.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local files = require("files")
local html = require("html_text")
local made = require("made")
local page = require("html_page")
local Plan = require("plan")
local problems = require("problems")

local function chapter_item(plan, entry)
  local title = ('<span class="number">%s</span> <span class="title">%s</span>')
    :format(entry.number, html.escape(entry.title))
  if not entry.written then
    return ('<li class="planned">%s <span class="hidden">(not written yet)'
      .. "</span></li>"):format(title)
  end
  local summary = entry.made and made.summary(entry)
    or files.read(("%s/%s/summary.html"):format(plan.settings.build,
      entry.folder)) or ""
  return ('<li><a href="%s">%s</a>\n<p class="summary">%s</p></li>'):format(
    entry.page, title, summary)
end

local function part_number(part)
  return part.number
    and ('<span class="number">Part %s</span> '):format(part.number) or ""
end

local function part_section(plan, part)
  local items = {}
  for _, entry in ipairs(part.chapters) do
    items[#items + 1] = chapter_item(plan, entry)
  end
  return ('<section class="part" aria-labelledby="part-%d">\n<h2 id="part-%d">'
    .. '%s%s</h2>\n<ol>\n%s\n</ol>\n'
    .. "</section>"):format(part.place, part.place,
      part_number(part), html.escape(part.title),
      table.concat(items, "\n"))
end

local function cover(plan, text)
  local parts = {}
  for _, part in ipairs(plan.parts) do
    parts[#parts + 1] = part_section(plan, part)
  end
  return ('<header class="cover">\n<h1>%s</h1>\n<p class="subtitle">%s</p>\n'
    .. '</header>\n<div class="welcome">\n%s\n</div>\n'
    .. '<p class="key">Chapters in grey are on the road ahead: planned, and '
    .. "not written yet. For paper there is "
    .. '<a href="print.html">the whole book on one page</a>.</p>\n%s'):format(
      html.escape(plan.title), html.escape(plan.subtitle), html.blocks(text),
      table.concat(parts, "\n"))
end

function Pandoc(document)
  local settings = dofile(pandoc.utils.stringify(document.meta.settings))
  local plan = Plan.new(settings, true)
  require("introduced")(plan)
  problems.stop_if_any()
  return pandoc.Pandoc({ pandoc.RawBlock("html", page.whole(plan, {
    title = plan.title, description = plan.subtitle, base = "", address = "",
    kind = "cover-page", body = cover(plan, document.blocks),
    sidebar = page.sidebar(plan, nil, ""),
  })) })
end
