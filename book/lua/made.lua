-- Pages of the site that are made of what the chapters' pages leave behind.
local files = require("files")
local html = require("html_text")
local page = require("html_page")
local Plan = require("plan")
local search_script = require("search_script")

local made = {}

local SUMMARIES = {
  answers = "All answers to the exercises, one after the other.",
  code = "Every file of minimio and mininode, and of the chapters’ programs: "
    .. "what it is, and which chapter shows it.",
  reference = "What minimio and mininode declare, header by header: what each "
    .. "type and function is for, and where it comes from.",
}

-- What the cover says of such a page.
function made.summary(entry)
  return SUMMARIES[entry.made]
end

-- The plan, and the entry and the place of the page that `meta` asks for.
function made.open(meta)
  local stringify = pandoc.utils.stringify
  local plan = Plan.new(dofile(stringify(meta.settings)), true)
  local entry, place = plan:chapter(stringify(meta.page))
  return plan, entry, place
end

-- The page. `sections` are lists of { id, number, title }, as of a chapter. The
-- search finds what stands here where it comes from, and here the title only;
-- with `more`, a script, what that adds.
function made.page(plan, entry, place, sections, text, more)
  files.update(("%s/search/%s.js"):format(plan.settings.site, entry.folder),
    search_script(entry.page, ("%s %s"):format(entry.number, entry.title),
      { { "", entry.title, SUMMARIES[entry.made], "" } }) .. (more or ""))
  local current = { folder = entry.folder, sections = sections }
  return pandoc.Pandoc({ pandoc.RawBlock("html", page.whole(plan, {
    title = entry.title, base = "", address = entry.page, kind = "chapter-page",
    description = SUMMARIES[entry.made],
    body = page.heading(Plan.label(entry), html.escape(entry.title)) .. text,
    sidebar = page.sidebar(plan, current, ""),
    after = page.neighbours(plan, place),
  })) })
end

return made
