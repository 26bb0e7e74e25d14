-- Small pieces of HTML that several writers need.
local html = {}

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
  ['"'] = "&quot;" }

function html.escape(text)
  return (text:gsub('[&<>"]', ESCAPES))
end

-- A file's name or a symbol: it may break after a separator, never in a word.
function html.name(text)
  return (html.escape(text):gsub("[/_]+", "%0<wbr>"):gsub("::", "%0<wbr>"))
end

-- A fragment of HTML from Pandoc's blocks or inlines.
function html.blocks(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), "html")
end

function html.inlines(inlines)
  return html.blocks({ pandoc.Plain(inlines) })
end

-- `{{name}}` in a template becomes values.name.
function html.fill(template, values)
  return (template:gsub("{{(%w+)}}", function(name)
    return assert(values[name], "the template wants " .. name)
  end))
end

-- Lines of coloured tokens (highlight.lua).
function html.code_line(tokens)
  local parts = {}
  for _, token in ipairs(tokens) do
    local class, text = token[1], html.escape(token[2])
    parts[#parts + 1] = class == "" and text
      or ('<span class="%s">%s</span>'):format(class, text)
  end
  return table.concat(parts)
end

function html.code(lines)
  local result = {}
  for i, line in ipairs(lines) do result[i] = html.code_line(line) end
  return table.concat(result, "\n")
end

return html
