-- The page of a source file: highlighted, every line with a number that can
-- be linked to.
local highlight = require("highlight")
local html = require("html_text")
local page = require("html_page")
local sources = require("sources")

local function numbered(lines)
  local result = {}
  for number, tokens in ipairs(lines) do
    result[number] = ('<span class="line" id="L%d"><a href="#L%d" tabindex="-1"'
      .. ' aria-hidden="true" data-line="%d"></a>%s\n</span>'):format(
        number, number, number, html.code_line(tokens))
  end
  return table.concat(result)
end

local function way_to(file)
  return file and { address = "../" .. file.page,
    title = ("<code>%s</code>"):format(html.name(file.name)) }
end

-- The way to all files, if there is a page that lists them.
local function all_files(plan)
  local all = plan:made_by("code")
  return all and ('; <a href="../%s">all files</a>'):format(all.page) or ""
end

-- `before` and `after` are the chapter's other files, or nil.
local function html_source(chapter, file, before, after)
  local code = numbered(highlight(file.lines, sources.language(file.name)))
  local count = #file.lines
  local body = ('<h1><code>%s</code></h1>\n<p class="origin"><code>%s</code>, '
    .. '%d %s, from <a href="../%s">%s %s, %s</a>%s</p>\n'
    .. '<figure class="listing whole"><pre tabindex="0" role="group" '
    .. 'aria-label="%s" class="code"><code>%s</code></pre></figure>')
    :format(html.escape(file.name:match("[^/]+$")),
      html.escape(file.project_path), count, count == 1 and "line" or "lines",
      chapter.page, chapter.word, chapter.number, html.escape(chapter.title),
      all_files(chapter.plan), html.escape(file.name), code)
  local reader = { folder = chapter.folder }
  return page.whole(chapter.plan, {
    title = file.name, base = "../", address = file.page, kind = "source",
    body = body,
    description = ("%s, from %s %s of %s"):format(
      file.project_path, chapter.word, chapter.number, chapter.plan.title),
    sidebar = page.sidebar(chapter.plan, reader, "../"),
    after = page.ways("files", way_to(before), way_to(after)),
  })
end

return html_source
