-- Pandoc's inlines as Typst markup.
local typst = {}

-- A string of Typst's.
function typst.string(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
end

-- Text with nothing in it that Typst would take for markup.
function typst.escape(text)
  return (text:gsub("%p", "\\%0"))
end

-- The name of a place in the book, the same in each file of it.
function typst.label(folder, id)
  return typst.string(id == "" and folder or folder .. ":" .. id)
end

function typst.anchor(folder, id)
  return id ~= "" and ("#anchor(%s)"):format(typst.label(folder, id)) or ""
end

-- Long names in running text may break after what joins their words, and before
-- a capital.
local function breakable(text)
  if #text < 16 then return text end
  return (text:gsub("([:_./(<,]+)(%w)", "%1\u{200b}%2")
    :gsub("(%l)(%u%l)", "%1\u{200b}%2"))
end

local function link(inline, content)
  local target = inline.target
  local folder, id = target:match("^book:([^#]*)#?(.*)$")
  if folder then
    return ("#ref-to(%s)[%s]"):format(typst.label(folder, id), content)
  end
  if target:match("^source:") then return content end
  return ("#link(%s)[%s]"):format(typst.string(target), content)
end

local function wrapped(name)
  return function(inline, inlines)
    return ("#%s[%s]"):format(name, inlines(inline.content))
  end
end

-- Each takes the inline, functions for inlines and for blocks, and the marks
-- for the index. A mark stands behind its word: before it, it might be left
-- behind on a page that ends there.
local writers = {
  Str = function(inline, _, _, marks)
    return typst.escape(inline.text)
      .. (marks and marks:word(inline.text) or "")
  end,
  Space = function() return " " end,
  SoftBreak = function() return "\n" end,
  LineBreak = function() return "#linebreak()" end,
  Emph = wrapped("emph"), Strong = wrapped("strong"),
  Underline = wrapped("underline"), Strikeout = wrapped("strike"),
  Superscript = wrapped("super"), Subscript = wrapped("sub"),
  SmallCaps = wrapped("smallcaps"),
  Code = function(inline, _, _, marks)
    return ("#code(%s)%s"):format(typst.string(breakable(inline.text)),
      marks and marks:code(inline.text) or "")
  end,
  Quoted = function(inline, inlines)
    local double = tostring(inline.quotetype) == "DoubleQuote"
    return (double and "“" or "‘") .. inlines(inline.content)
      .. (double and "”" or "’")
  end,
  Span = function(inline, inlines, _, marks)
    local content = inlines(inline.content)
    if not inline.classes:includes("term") then return content end
    return ("#emph[%s]%s"):format(content, marks and marks:term(inline) or "")
  end,
  Link = function(inline, inlines)
    return link(inline, inlines(inline.content))
  end,
  Note = function(inline, _, blocks)
    return ("#footnote[%s]"):format(blocks(inline.content))
  end,
}

-- Makes inlines into markup; `blocks` writes the blocks of footnotes. Without
-- `marks` the index learns nothing of them.
function typst.inlines(inlines, blocks, marks)
  local function write(list)
    local parts = {}
    for i, inline in ipairs(list) do
      local writer = writers[inline.t]
      if not writer then error("the PDF knows no " .. inline.t, 0) end
      parts[i] = writer(inline, write, blocks, marks)
    end
    return table.concat(parts)
  end
  return write(inlines)
end

return typst
