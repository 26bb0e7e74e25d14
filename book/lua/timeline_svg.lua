-- Small pieces of SVG, in the colours and fonts that figures have.
local svg = {}

svg.SIZE = 13  -- of all text

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
  ['"'] = "&quot;" }

local function escape(text)
  return (text:gsub('[&<>"]', ESCAPES):gsub("%c", "."))
end

local function length(text)
  return utf8.len(text) or #text
end

-- About how wide a text will be; nobody here knows the font.
function svg.width(text)
  local _, wide = text:gsub("[%umwMW@]", "")
  return 6.6 * length(text) + 2.4 * wide
end

function svg.shorten(text, most)
  if length(text) <= most then return text end
  return text:sub(1, (utf8.offset(text, most) or most) - 1) .. "…"
end

-- `style="fill:var(--fig-ink)"`, for any number of such pairs.
function svg.style(...)
  local pairs_, parts = { ... }, {}
  for i = 1, #pairs_, 2 do
    parts[#parts + 1] = ("%s:var(--%s)"):format(pairs_[i], pairs_[i + 1])
  end
  return ('style="%s"'):format(table.concat(parts, ";"))
end

function svg.line(x1, y1, x2, y2, colour)
  return ('<path d="M%.1f %.1fL%.1f %.1f" %s/>'):format(x1, y1, x2, y2,
    svg.style("stroke", colour))
end

function svg.rect(x, y, width, height, ...)
  return ('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2" %s/>')
    :format(x, y, width, height, svg.style(...))
end

function svg.dot(x, y)
  return ('<circle cx="%.1f" cy="%.1f" r="2.5" %s/>'):format(x, y,
    svg.style("fill", "fig-ink"))
end

function svg.text(x, y, text, colour, anchor)
  return ('<text x="%.1f" y="%.1f"%s %s>%s</text>'):format(x, y,
    anchor and (' text-anchor="%s"'):format(anchor) or "",
    svg.style("fill", colour), escape(text))
end

return svg
