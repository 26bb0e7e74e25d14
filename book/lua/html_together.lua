-- The text of a chapter's page, made ready to stand with those of the others:
-- on the page for printing, and in the EPUB. Its identifiers begin with the
-- chapter's name, links lead to where the other chapters are now, its headings
-- are as far down as its place demands, and answers are unfolded.
local files = require("files")
local html = require("html_text")

local together = {}

-- The identifier of a chapter (`fragment` is ""), or of a place within it.
function together.identifier(entry, fragment)
  return "ch-" .. entry.slug .. (fragment ~= "" and "." .. fragment or "")
end

-- What chapter.lua left behind.
function together.text(plan, entry)
  return (assert(files.read(("%s/%s/text.html"):format(plan.settings.build,
    entry.folder)), "no text of " .. entry.folder))
end

-- The exercises of a chapter that have an answer, as { number, answer }; and
-- the text with something else, `instead(number)`, in the answers' place.
function together.answers(text, instead)
  local list, parts, from = {}, {}, 1
  while true do
    local _, after, number = text:find('id="exercise%-([%w.]+)"', from)
    local following = after and text:find('id="exercise%-', after) or #text + 1
    local piece = text:sub(from, following - 1)
    local before, answer, rest = piece:match(
      '^(.-)<details class="answer"><summary>Answer</summary>(.-)</details>(.*)$')
    if after and answer then
      list[#list + 1] = { number = number, answer = answer }
      if instead then piece = before .. instead(number) .. rest end
    end
    parts[#parts + 1] = piece
    if not after then return list, table.concat(parts) end
    from = following
  end
end

-- What is code or prose holds no unescaped bracket: these are tags.
function together.each_tag(text, change)
  return (text:gsub("<%a[^<>]*>", change))
end

-- Links with their contents. Pandoc may break a line before an attribute.
function together.each_link(text, change)
  return (text:gsub('(<a%s[^<>]*href="([^"]*)"[^<>]*>)(.-)</a>',
    function(tag, target, content) return change(target, content, tag) end))
end

-- `address(entry, fragment)` tells where a place of a chapter is now.
function together.links(plan, entry, text, address)
  return together.each_tag(text, function(tag)
    return (tag:gsub('(%shref=")([^"#]*)#?([^"]*)', function(open, path, id)
      local target = path == "" and entry
        or plan:chapter(path:match("^([^/:]+)%.html$"))
      return target and open .. address(target, id) or nil
    end))
  end)
end

local function identifiers(entry, text)
  return together.each_tag(text, function(tag)
    return (tag:gsub('(%sid=")([^"]+)', function(open, id)
      return open .. together.identifier(entry, id)
    end):gsub("url%(#([^)]+)", function(id)
      return "url(#" .. together.identifier(entry, id)
    end))
  end)
end

local function lower_headings(text, levels)
  return (text:gsub("(</?h)([1-6])", function(open, level)
    return ("%s%d"):format(open, math.min(level + levels, 6))
  end))
end

local function unfold(text)
  return (text:gsub('<details class="answer"><summary>(.-)</summary>',
    '<div class="answer">\n<p class="answer-title">%1</p>')
    :gsub("</details>", "</div>"))
end

-- Links from a place to itself, and from an answer to where they all are.
local function without_own_links(text)
  return together.each_link(text, function(_, _, tag)
    return (tag:find('class="anchor"', 1, true)
      or tag:find('class="among-others"', 1, true)) and "" or nil
  end)
end

-- The text, with headings that are `levels` lower than on the chapter's page.
function together.chapter(plan, entry, text, levels, address)
  text = without_own_links(text)
  text = lower_headings(unfold(identifiers(entry, text)), levels)
  return together.links(plan, entry, text, address)
end

-- The chapters of a part, as a list.
function together.contents(plan, part, address)
  local items = {}
  for i, entry in ipairs(part.chapters) do
    local title = ("%s · %s"):format(entry.number, html.escape(entry.title))
    items[i] = entry.written
      and ('<li><a href="%s">%s</a></li>'):format(address(entry, ""), title)
      or ('<li class="planned">%s (not written yet)</li>'):format(title)
  end
  return '<ul class="chapters">\n' .. table.concat(items, "\n") .. "\n</ul>"
end

-- Parts of which something is written.
function together.parts(plan)
  local parts = {}
  for _, part in ipairs(plan.parts) do
    for _, entry in ipairs(part.chapters) do
      if entry.written then
        parts[#parts + 1] = part
        break
      end
    end
  end
  return parts
end

-- "Part II · Three kernels, three queues", or the title alone.
function together.part_title(part)
  return (part.number and ("Part %s · "):format(part.number) or "")
    .. part.title
end

return together
