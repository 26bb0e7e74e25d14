-- The page around a text: head, sidebar, and the way to the neighbours.
local files = require("files")
local html = require("html_text")

local page = {}

local function section_list(chapter)
  local items = {}
  for _, section in ipairs(chapter.sections) do
    items[#items + 1] = ('<li><a href="#%s"><span class="number">%s</span> %s'
      .. "</a></li>"):format(section.id, section.number,
        html.escape(section.title))
  end
  return #items > 0 and '\n<ol class="sections">' .. table.concat(items, "\n")
    .. "</ol>" or ""
end

local function chapter_item(entry, current, base)
  local text = ('<span class="number">%s</span> %s'):format(entry.number,
    html.escape(entry.title))
  if not entry.written then
    return ('<li class="planned">%s <span class="hidden">(not written yet)'
      .. "</span></li>"):format(text)
  end
  local here = current and current.folder == entry.folder
  return ('<li%s><a href="%s%s"%s>%s</a>%s</li>'):format(
    here and ' class="current"' or "", base, entry.page,
    here and (current.sections and ' aria-current="page"'
      or ' aria-current="true"') or "", text,
    here and current.sections and section_list(current) or "")
end

-- The sidebar. `current` is the chapter that is being read, with its sections
-- if they are on this page.
function page.sidebar(plan, current, base)
  local parts = {}
  for _, part in ipairs(plan.parts) do
    local items = {}
    for _, entry in ipairs(part.chapters) do
      items[#items + 1] = chapter_item(entry, current, base)
    end
    parts[#parts + 1] = ('<p class="part">%s</p>\n<ol>\n%s\n</ol>'):format(
      html.escape(part.title), table.concat(items, "\n"))
  end
  return table.concat(parts, "\n")
end

local function way(to, direction, word)
  if not to then return ('<span class="%s"></span>'):format(direction) end
  local text = ('<span class="direction">%s</span> <span class="title">%s'
    .. "</span>"):format(word, to.title)
  if not to.address then
    return ('<span class="%s planned">%s <span class="direction">not written '
      .. "yet</span></span>"):format(direction, text)
  end
  return ('<a class="%s" rel="%s" href="%s">%s</a>'):format(direction,
    direction, to.address, text)
end

-- The ways to what comes before and after, `kind` of thing: each is nil, or has a
-- title, in HTML, and an address, without which it is not written yet.
function page.ways(kind, before, after)
  return ('<nav class="neighbours" aria-label="Neighbouring %s">\n%s\n%s'
    .. "\n</nav>"):format(kind, way(before, "prev", "Previous"),
      way(after, "next", "Next"))
end

function page.neighbours(plan, place)
  local function to(entry)
    return entry and { address = entry.written and entry.page or nil,
      title = ("%s · %s"):format(entry.number, html.escape(entry.title)) }
  end
  return page.ways("chapters", to(plan.chapters[place - 1]),
    to(plan.chapters[place + 1]))
end

-- What stands above a chapter; both are HTML.
function page.heading(mark, title)
  return ('<header class="chapter">\n<p class="chapter-number">%s</p>\n'
    .. "<h1>%s</h1>\n</header>\n"):format(mark, title)
end

-- What stands above a section, { id, number, title }, of a page that is made of
-- others. It is shown as `title`, in HTML.
function page.section_heading(section, title)
  return ('<h2 id="%s"><span class="number">%s</span> %s</h2>'):format(
    section.id, section.number, title)
end

-- What others show where they link to a page. They want whole addresses, so it
-- is there only if the build was told where the site will be.
local function preview(plan, address)
  local url = plan.settings.url
  if not url or url == "" or not address then return "" end
  return ('<meta property="og:url" content="%s/%s">\n'
    .. '<meta property="og:image" content="%s/assets/preview.png">\n'
    .. '<meta property="og:image:alt" content="%s: %s">\n'
    .. '<meta property="og:image:width" content="1200">\n'
    .. '<meta property="og:image:height" content="630">\n'
    .. '<meta name="twitter:card" content="summary_large_image">\n'
    .. '<link rel="canonical" href="%s/%s">\n'):format(url, address, url,
      html.escape(plan.title), html.escape(plan.subtitle), url, address)
end

-- A whole page. `values`: title, description, body, sidebar, base (the way to
-- the top of the site), address (from there), kind (a class for the body
-- element), after.
function page.whole(plan, values)
  local template = files.read(plan.settings.book .. "/site/page.html")
  local here = values.title == plan.title
  return html.fill(template, {
    title = html.escape(here and values.title
      or values.title .. " – " .. plan.title),
    heading = html.escape(values.title),
    description = html.escape(values.description),
    book = html.escape(plan.title), preview = preview(plan, values.address),
    base = values.base, kind = values.kind, body = values.body,
    sidebar = values.sidebar, after = values.after or "",
    home = here and ' aria-current="page"' or "",
  })
end

return page
