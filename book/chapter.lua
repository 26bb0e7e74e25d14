-- The Pandoc filter that makes a chapter: its page, the pages of its sources,
-- and its text for the PDF and for all that holds the whole book. The page is
-- what Pandoc writes; the others are written here. Metadata: `settings`, a Lua
-- file that the build makes, and `chapter`, the chapter's folder.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local files = require("files")
local html = require("html_text")
local palette = require("palette")
local Plan = require("plan")
local problems = require("problems")
local Prose = require("prose")
local sources = require("sources")

-- Everything the passes need to know about the chapter, and where they leave
-- what they find out.
local function open_chapter(meta)
  local stringify = pandoc.utils.stringify
  local settings = dofile(stringify(meta.settings))
  local folder = stringify(meta.chapter)
  local plan = Plan.new(settings, true)
  problems.in_file("chapters/" .. folder .. "/chapter.md")
  local entry, place = plan:chapter(folder)
  if not entry then
    problems.add(1, ("contents.lua has no chapter “%s”"):format(folder))
    problems.stop_if_any()
  end
  local directory = settings.root .. "/chapters/" .. folder
  return {
    plan = plan, folder = folder, place = place, directory = directory,
    root = settings.root, title = entry.title, number = entry.number, word = entry.word,
    page = entry.page, summary = meta.summary,
    settings = dofile(settings.build .. "/" .. folder .. "/files.lua"),
    prose = Prose.new(files.lines(directory .. "/chapter.md")),
    palette = palette(settings.book .. "/site/palette.css"),
    ids = {}, objects = {}, sections = {}, shown = {}, shown_files = {},
  }
end

-- The pages are listed in the build folder, so that those of files that the
-- chapter has no more are removed.
local function write_source_pages(chapter, list, build)
  local html_source = require("html_source")
  local site, names = chapter.plan.settings.site, {}
  for i, file in ipairs(list) do
    files.update(site .. "/" .. file.page,
      html_source(chapter, file, list[i - 1], list[i + 1]))
    names[i] = file.page
  end
  files.keep_only(build .. "/pages.txt", site, names)
end

local function write_print(chapter, blocks)
  local folder = chapter.plan.settings.print .. "/" .. chapter.folder
  local body, answers = require("typst_blocks")(chapter, blocks, folder)
  files.update(folder .. "/body.typ", body)
  files.update(folder .. "/answers.typ", answers)
end

function Pandoc(document)
  local chapter = open_chapter(document.meta)
  local build = chapter.plan.settings.build .. "/" .. chapter.folder
  local blocks = require("structure")(chapter, document)
  blocks = require("references")(chapter, blocks)
  problems.stop_if_any()
  require("shown")(chapter)
  problems.stop_if_any()

  local list = sources.all(chapter)
  write_source_pages(chapter, list, build)
  files.update(build .. "/summary.html", html.inlines(
    pandoc.utils.blocks_to_inlines({ pandoc.Plain(chapter.summary) })))
  files.update(("%s/search/%s.js"):format(chapter.plan.settings.site,
    chapter.folder), require("search_text")(chapter, blocks))
  write_print(chapter, blocks)
  local page, text = require("html_chapter")(chapter, blocks, list)
  files.update(build .. "/text.html", text)
  files.write_dependencies(build .. "/page.d",
    chapter.plan.settings.site .. "/" .. chapter.page)
  return pandoc.Pandoc({ pandoc.RawBlock("html", page) })
end
