-- A chapter's page.
local html = require("html_text")
local html_blocks = require("html_blocks")
local page = require("html_page")

local function source_list(list)
  if #list == 0 then return "" end
  local items = {}
  for _, file in ipairs(list) do
    items[#items + 1] = ('<li><a href="%s"><code>%s</code></a></li>'):format(
      file.page, html.escape(file.name))
  end
  return ('\n<section class="sources" aria-labelledby="chapter-sources">\n'
    .. '<h2 id="chapter-sources">The code of this chapter</h2>\n<ul>\n%s\n</ul>'
    .. "\n</section>"):format(table.concat(items, "\n"))
end

local function html_chapter(chapter, blocks, source_files)
  local plan = chapter.plan
  local heading = ('<header class="chapter">\n<p class="chapter-number">'
    .. "%s</p>\n<h1>%s</h1>\n</header>\n"):format(plan.label(chapter),
      html.inlines(chapter.heading))
  return page.whole(plan, {
    title = chapter.title, base = "", kind = "chapter-page",
    description = pandoc.utils.stringify(chapter.summary),
    body = heading .. html_blocks(chapter, blocks) .. source_list(source_files),
    sidebar = page.sidebar(plan, chapter, ""),
    after = page.neighbours(plan, chapter.place),
  })
end

return html_chapter
