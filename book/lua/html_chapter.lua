-- A chapter's page.
local html = require("html_text")
local html_blocks = require("html_blocks")
local objects = require("html_objects")
local page = require("html_page")

local function list_of(heading, files)
  if #files == 0 then return "" end
  local items = {}
  for i, file in ipairs(files) do
    items[i] = ('<li><a href="%s"><code>%s</code></a></li>'):format(
      file.page, html.name(file.name))
  end
  return ("<h3>%s</h3>\n<ul>\n%s\n</ul>\n"):format(heading,
    table.concat(items, "\n"))
end

-- Files of this chapter, files of code/ that are new in it, and what it shows
-- of others.
local function in_groups(chapter, list)
  local new, groups = {}, { own = {}, new = {}, others = {} }
  for _, name in ipairs(chapter.settings.introduces) do new[name] = true end
  for _, file in ipairs(list) do
    local own = file.project_path:find("chapters/" .. chapter.folder, 1, true)
    table.insert(own and groups.own or new[file.name] and groups.new
      or groups.others, file)
  end
  return groups
end

-- The names of the programs among the files: those that have a main().
local function programs(files)
  local names = {}
  for _, file in ipairs(files) do
    for _, line in ipairs(file.lines) do
      if line:match("^int main%(") then
        names[#names + 1] = file.name:match("([^/]+)%.%w+$")
        break
      end
    end
  end
  return names
end

local function commands(chapter, names)
  if #names == 0 then return "" end
  local number = chapter.folder:match("^%w+")
  local parts = {}
  for i, command in ipairs({ "step-" .. number,
      ("step-%s PROGRAM=%s"):format(number, names[1]), "test-" .. number }) do
    parts[i] = objects.console({ lines = { "make " .. command } })
  end
  return ("<h3>Run it</h3>\n%s\n<p>All programs, one of them, and the tests. "
    .. "The programs are <code>%s</code>.</p>\n"):format(
      table.concat(parts, "\n"),
      (html.escape(table.concat(names, ", ")):gsub(", ", "</code>, <code>")))
end

local function source_list(chapter, list)
  if #list == 0 then return "" end
  local groups = in_groups(chapter, list)
  return ('\n<section class="sources" aria-labelledby="chapter-sources">\n'
    .. '<h2 id="chapter-sources">The code of this chapter</h2>\n%s%s%s%s'
    .. "</section>"):format(commands(chapter, programs(groups.own)),
      list_of("Its programs and their headers", groups.own),
      list_of("New in <code>code/</code>, since the chapters before",
        groups.new),
      list_of("Shown from elsewhere", groups.others))
end

-- The page, and what of it is the chapter's text, for html_together.lua.
local function html_chapter(chapter, blocks, source_files)
  local plan = chapter.plan
  local heading = page.heading(plan.label(chapter),
    html.inlines(chapter.heading))
  local text = heading .. html_blocks(chapter, blocks)
  return page.whole(plan, {
    title = chapter.title, base = "", address = chapter.page,
    kind = "chapter-page",
    description = pandoc.utils.stringify(chapter.summary),
    body = text .. source_list(chapter, source_files),
    sidebar = page.sidebar(plan, chapter, ""),
    after = page.neighbours(plan, chapter.place),
  }), text
end

return html_chapter
