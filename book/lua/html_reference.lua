-- The pages of the reference: one for each header, and the list of them all. What
-- they say is in model.lua, which reference/reference.mjs makes.
local highlight = require("highlight")
local html = require("html_text")
local page = require("html_page")
local sources = require("sources")

local reference = {}

-- The page of a header's source, and its chapter.
local function home(plan, header)
  local chapter = header.chapter and plan:chapter(header.chapter)
  if not chapter or not chapter.written then return end
  return sources.page(chapter.folder, "code/" .. header.path), chapter
end

-- `Timer::ref, unref, has_ref`: an owner is named once.
local function title(names)
  local parts = {}
  for i, name in ipairs(names) do
    local owner = name:match("^(.*)::[^:]*$")
    local known = i > 1 and owner and names[1]:match("^(.*)::[^:]*$") == owner
    parts[i] = ("<code>%s</code>"):format(html.name(
      known and name:sub(#owner + 3) or name))
  end
  return table.concat(parts, ", ")
end

local function listing(entry)
  local lines = entry.listing.lines
  if #lines == 0 then return "" end
  local shown = {}
  for i, tokens in ipairs(highlight(lines, "cpp")) do
    shown[i] = html.code_line(tokens)
  end
  for _, begin in ipairs(entry.listing.ids) do
    local at, id = begin[1], begin[2]
    shown[at] = ('<span id="%s">%s</span>'):format(html.escape(id), shown[at])
  end
  return ('<figure class="listing bare"><pre tabindex="0" role="group" '
    .. 'aria-label="Declaration of %s" class="code"><code>%s</code></pre>'
    .. "</figure>\n"):format(html.escape(entry.names[1]),
      table.concat(shown, "\n"))
end

local function facts(entry)
  local parts = {}
  for i, fact in ipairs(entry.facts) do
    parts[i] = ("<dt>%s</dt>\n<dd>%s</dd>\n"):format(fact[1], fact[2])
  end
  return #parts > 0 and ('<dl class="facts">\n%s</dl>\n'):format(
    table.concat(parts)) or ""
end

local function heading(entry, level, source)
  local line = source and (' <a class="at" href="../%s#L%d">line %d</a>')
    :format(source, entry.line, entry.line) or ""
  return ('<h%d id="%s">%s%s</h%d>\n'):format(level, html.escape(entry.id),
    title(entry.names), line, level)
end

local function written(entry, level, source, parts)
  parts[#parts + 1] = heading(entry, level, source)
  parts[#parts + 1] = listing(entry)
  if entry.description ~= "" then
    parts[#parts + 1] = ("<p>%s</p>\n"):format(entry.description)
  end
  parts[#parts + 1] = facts(entry)
  for _, inner in ipairs(entry.entries) do
    written(inner, math.min(level + 1, 6), source, parts)
  end
end

local function way_to(header)
  return header and { address = header.page,
    title = ("<code>%s</code>"):format(html.name(header.name)) }
end

local function origin(header, source, chapter)
  if not source then return "" end
  return ('<p class="origin">From <a href="../%s">%s %s, %s</a>; <a href='
    .. '"../%s">the whole header</a></p>\n'):format(chapter.page, chapter.word,
      chapter.number, html.escape(chapter.title), source)
end

-- The page of a header. `before` and `after` are its neighbours, or nil.
function reference.page(plan, entry, header, before, after)
  local source, chapter = home(plan, header)
  local parts = {}
  for _, one in ipairs(header.entries) do written(one, 2, source, parts) end
  local heading = page.heading(
    ('<a href="../%s">%s</a>'):format(entry.page, plan.label(entry)),
    ("<code>%s</code>"):format(html.name(header.name)))
  local body = ("%s%s\n%s%s"):format(heading, header.about,
    origin(header, source, chapter), table.concat(parts))
  return page.whole(plan, {
    title = header.name, base = "../", kind = "chapter-page",
    address = entry.folder .. "/" .. header.page, body = body,
    description = ("%s: what it declares, from the reference of %s"):format(
      header.name, plan.title),
    sidebar = page.sidebar(plan, { folder = entry.folder }, "../"),
    after = page.ways("headers", way_to(before), way_to(after)),
  })
end

-- Of a module, its functions and types; else only the thing itself.
local function listed(entry, visit)
  visit(entry)
  if entry.kind ~= "namespace" then return end
  for _, inner in ipairs(entry.entries) do visit(inner) end
end

local function header_list(plan, entry, header)
  local items = {}
  for _, one in ipairs(header.entries) do
    listed(one, function(it)
      items[#items + 1] = ('<li><a href="%s/%s#%s">%s</a> %s</li>'):format(
        entry.folder, header.page, it.id, title(it.names), it.brief)
    end)
  end
  local name = ("<code>%s</code>"):format(html.name(header.name))
  local source = home(plan, header)
  local target = #items > 0 and entry.folder .. "/" .. header.page or source
  return ("<h3>%s</h3>\n%s\n%s"):format(
    target and ('<a href="%s">%s</a>'):format(target, name) or name,
    header.about:match("^<p>.-</p>"),
    #items > 0 and ('<ul class="files">\n%s\n</ul>\n'):format(
      table.concat(items, "\n")) or "")
end

-- The list: its sections, one for each library, and its text.
function reference.list(plan, entry, headers)
  local sections, parts = {}, {}
  for _, header in ipairs(headers) do
    local last = sections[#sections]
    if not last or last.title ~= header.library then
      local section = { id = "library-" .. header.library,
        number = ("%s.%d"):format(entry.number, #sections + 1),
        title = header.library }
      sections[#sections + 1] = section
      parts[#parts + 1] = page.section_heading(section,
        ("<code>%s</code>"):format(header.library))
    end
    parts[#parts + 1] = header_list(plan, entry, header)
  end
  return sections, table.concat(parts, "\n")
end

-- What the search finds of a header: each thing with its comment.
function reference.search_entries(header)
  local entries = {}
  local function add(entry)
    entries[#entries + 1] = { entry.id, table.concat(entry.names, ", "),
      entry.plain, table.concat(entry.listing.lines, "\n") }
    for _, inner in ipairs(entry.entries) do add(inner) end
  end
  for _, entry in ipairs(header.entries) do add(entry) end
  return entries
end

return reference
