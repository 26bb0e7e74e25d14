-- Figures: SVG files that follow the rules of chapters/README.md, made ready
-- to stand in a page, or flattened for print.
local problems = require("problems")

local figure = {}

local WIDEST, SMALLEST = 720, 13
local FORBIDDEN = { "style", "script", "foreignObject", "linearGradient",
  "radialGradient", "image" }
-- Attributes and style properties that hold a colour.
local PAINTS = { "fill", "stroke", "stop%-color", "color" }

local function line_at(svg, position)
  local _, count = svg:sub(1, position):gsub("\n", "")
  return count + 1
end

local function check_paint(report, svg, colours)
  for _, paint in ipairs(PAINTS) do
    -- as an attribute, or as a property in a style
    local pattern = "()[%s;\"']" .. paint .. "%s*[=:]%s*[\"']?([^;\"'>]+)"
    for at, value in svg:gmatch(pattern) do
      value = value:match("^%s*(.-)%s*$")
      local allowed = value == "none" or value == "currentColor"
        or value == "context-stroke" or value == "context-fill"
        or value:match("^var%(") or value:match("^url%(")
      if not allowed then
        report(at, ("colour “%s” is written out; take it from the palette")
          :format(value))
      end
    end
  end
  for at, name in svg:gmatch("()var%(%-%-([%w-]+)") do
    if not colours[name] then
      report(at, ("the palette has no --%s"):format(name))
    end
  end
end

local function check_text(report, svg)
  for at, size in svg:gmatch("()font%-size%s*[=:]%s*\"?([%d.]+)") do
    if tonumber(size) < SMALLEST then
      report(at, ("text of size %s; %d is the least"):format(size, SMALLEST))
    end
  end
  for at, family in svg:gmatch("()font%-family%s*[=:]%s*[\"']*([%w ]+)") do
    if family ~= "IBM Plex Sans" and family ~= "IBM Plex Mono" then
      report(at, ("the font “%s” is not one of the book's"):format(family))
    end
  end
end

-- Reports what is against the rules; `path` is for the message.
function figure.check(svg, path, colours)
  local function report(at, message)
    problems.elsewhere(path, line_at(svg, at), message)
  end
  local at, root = svg:match("()(<svg[^>]*>)")
  if not root then return report(1, "no <svg> element") end
  local width = root:match('viewBox="[%d.-]+ [%d.-]+ ([%d.]+) [%d.]+"')
  if not width then
    report(at, "no viewBox")
  elseif tonumber(width) > WIDEST then
    report(at, ("viewBox is %s wide; %d is the most"):format(width, WIDEST))
  end
  if root:match("%swidth=") or root:match("%sheight=") then
    report(at, "the root element has a width or height of its own")
  end
  for _, element in ipairs(FORBIDDEN) do
    local found = svg:match("()<" .. element .. "[%s>]")
    if found then report(found, ("<%s> is not allowed"):format(element)) end
  end
  check_paint(report, svg, colours)
  check_text(report, svg)
end

local function bare(svg)
  return (svg:gsub("^.-(<svg)", "%1"):gsub("<!%-%-.-%-%->", "")
    :gsub("%s+$", ""))
end

-- Identifiers get `prefix`, so that two figures on a page keep their own.
local function prefix_ids(svg, prefix)
  return (svg:gsub('(%sid=")', "%1" .. prefix)
    :gsub("url%(#", "url(#" .. prefix)
    :gsub('(href=")#', "%1#" .. prefix)
    :gsub('(aria%-labelledby=")', "%1" .. prefix))
end

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub('"', "&quot;"))
end

local function smallest_text(svg)
  local smallest = 99
  for size in svg:gmatch("font%-size%s*[=:]%s*\"?([%d.]+)") do
    smallest = math.min(smallest, tonumber(size))
  end
  return smallest
end

-- The element to stand in a page, with its text alternative. From its width
-- and its smallest text the style sheet knows how far it may shrink.
function figure.inline(svg, prefix, alt)
  local width = svg:match('viewBox="[%d.-]+ [%d.-]+ ([%d.]+)')
  return (prefix_ids(bare(svg), prefix):gsub("<svg", function()
    return ('<svg role="img" aria-label="%s" style="--width:%s;--text:%g"')
      :format(escape(alt), width, smallest_text(svg))
  end, 1))
end

-- With the palette's colours in place of its variables: what draws the PDF
-- knows no variables.
function figure.flatten(svg, colours)
  return (bare(svg):gsub("var%(%-%-([%w-]+)[^)]*%)", function(name)
    return colours[name]
  end))
end

return figure
