-- Code as coloured tokens, from Pandoc's own highlighter, for every kind of
-- output alike: a list of lines, each a list of { class, text }.

local UNESCAPE = { ["&lt;"] = "<", ["&gt;"] = ">", ["&amp;"] = "&",
  ["&quot;"] = '"', ["&#39;"] = "'" }

local function unescape(text)
  return (text:gsub("&#?%w+;", UNESCAPE))
end

local function plain(lines)
  local result = {}
  for i, line in ipairs(lines) do
    result[i] = line ~= "" and { { "", line } } or {}
  end
  return result
end

-- A line of Pandoc's HTML, without the element around the whole line.
local function tokens(html)
  html = html:gsub('^<span id="[^"]*">', ""):gsub("^<a [^>]*></a>", "")
  local result = {}
  local function add(class, text)
    if text ~= "" then result[#result + 1] = { class, unescape(text) } end
  end
  local from = 1
  while true do
    local first, last, class, text =
      html:find('<span class="(%w+)">([^<]*)</span>', from)
    if not first then break end
    add("", html:sub(from, first - 1))
    add(class, text)
    from = last + 1
  end
  add("", (html:sub(from):gsub("</span>$", "")))
  return result
end

local function highlight(lines, language)
  if not language or language == "text" or #lines == 0 then
    return plain(lines)
  end
  local block = pandoc.CodeBlock(table.concat(lines, "\n"),
    pandoc.Attr("", { language }))
  local html = pandoc.write(pandoc.Pandoc({ block }), "html")
  local body = html:match("<code[^>]*>(.*)</code>") or ""
  if not body:match('^<span id="cb') then return plain(lines) end
  local result = {}
  for line in (body .. "\n"):gmatch("(.-)\n") do
    result[#result + 1] = tokens(line)
  end
  -- Trailing empty lines are dropped by the highlighter.
  while #result < #lines do result[#result + 1] = {} end
  return result
end

return highlight
