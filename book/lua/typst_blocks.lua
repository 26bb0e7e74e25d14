-- A chapter's blocks as Typst markup, and apart from them the answers to its
-- exercises, which the PDF has at its end.
local objects = require("typst_objects")
local typst = require("typst_text")

local KERNELS = { linux = "Linux", bsd = "macOS and BSD", windows = "Windows" }
local EXERCISES = { check = "to check", build = "to build", hard = "hard" }

-- A paragraph of up to this many characters is kept with code that follows.
local SHORT = 200

local Writer = {}
Writer.__index = Writer

function Writer:inlines(inlines)
  return typst.inlines(inlines, function(blocks) return self:blocks(blocks) end)
end

local function is_object(block)
  return block and block.t == "Div" and block.classes[1] == "object"
end

function Writer:blocks(blocks)
  local parts = {}
  for i, block in ipairs(blocks) do
    local writer = self["write_" .. block.t]
    if not writer then error("the PDF knows no " .. block.t, 0) end
    parts[i] = writer(self, block)
    if block.t == "Para" and #parts[i] < SHORT and is_object(blocks[i + 1]) then
      parts[i] = "#lead-in[" .. parts[i] .. "]"
    end
  end
  return table.concat(parts, "\n\n")
end

function Writer:write_Para(block)
  return self:inlines(block.content)
end

Writer.write_Plain = Writer.write_Para

function Writer:write_HorizontalRule()
  return "#separator"
end

function Writer:write_BlockQuote(block)
  return ("#quote(block: true)[%s]"):format(self:blocks(block.content))
end

function Writer:write_Header(block)
  return ("%s#section(%d, %s)[%s]"):format(
    typst.anchor(self.chapter.folder, block.identifier), block.level,
    block.attributes.number and typst.string(block.attributes.number) or "none",
    self:inlines(block.content))
end

function Writer:items(lists)
  local parts = {}
  for i, blocks in ipairs(lists) do
    parts[i] = "[" .. self:blocks(blocks) .. "]"
  end
  return table.concat(parts, ", ")
end

function Writer:write_BulletList(block)
  return ("#list(%s)"):format(self:items(block.content))
end

function Writer:write_OrderedList(block)
  local start = block.listAttributes and block.listAttributes.start or 1
  return ("#enum(start: %d, %s)"):format(start, self:items(block.content))
end

function Writer:write_DefinitionList(block)
  local parts = {}
  for i, item in ipairs(block.content) do
    parts[i] = ("terms.item([%s], [%s])"):format(self:inlines(item[1]),
      self:items(item[2]):gsub("^%[", ""):gsub("%]$", ""))
  end
  return ("#terms(%s)"):format(table.concat(parts, ", "))
end

local ALIGN = { AlignLeft = "left", AlignRight = "right",
  AlignCenter = "center", AlignDefault = "left" }

function Writer:write_Table(block)
  local number, id = block.attr.attributes.number, block.attr.identifier
  local simple = pandoc.utils.to_simple_table(block)
  local aligns, widths, rows = {}, {}, {}
  for i, align in ipairs(simple.aligns) do
    aligns[i] = ALIGN[tostring(align)] or "left"
    widths[i] = simple.widths[i] > 0
      and ("%.3ffr"):format(simple.widths[i]) or "auto"
  end
  for i, row in ipairs(simple.rows) do rows[i] = self:items(row) end
  return ("%s#data(columns: (%s,), align: (%s,), number: %s, caption: [%s], "
    .. "header: (%s,), %s)"):format(typst.anchor(self.chapter.folder, id),
    table.concat(widths, ", "), table.concat(aligns, ", "),
    number and typst.string(number) or "none", self:inlines(simple.caption),
    self:items(simple.header or simple.headers), table.concat(rows, ",\n"))
end

local divs = {}

function divs.object(self, div)
  local object = self.chapter.objects[tonumber(div.attributes.n)]
  return objects[object.kind](object, self.chapter.folder, self.folder,
    self.chapter.palette, function(inlines) return self:inlines(inlines) end)
end

function divs.kernels(self, div)
  local parts = {}
  for i, child in ipairs(div.content) do
    parts[i] = ("#kernel(%s)[%s]"):format(
      typst.string(KERNELS[child.classes[1]]), self:blocks(child.content))
  end
  return table.concat(parts, "\n")
end

function divs.aside(self, div)
  return ("#aside[%s]"):format(self:blocks(div.content))
end

function divs.trap(self, div)
  return ("#trap[%s]"):format(self:blocks(div.content))
end

function divs.design(self, div)
  return ("#design(%s)[%s]"):format(typst.string(div.attributes.title),
    self:blocks(div.content))
end

function divs.exercise(self, div)
  self.exercise = div.attributes.number
  self.answered = false
  local text = self:blocks(div.content)
  return ("#exercise(%s, %s, answered: %s)[%s]"):format(
    typst.string(self.exercise), typst.string(EXERCISES[div.attributes.kind]),
    tostring(self.answered), text)
end

function divs.answer(self, div)
  self.answered = true
  table.insert(self.answers, ("#answer(%s)[%s]"):format(
    typst.string(self.exercise), self:blocks(div.content)))
  return ""
end

function Writer:write_Div(div)
  return divs[div.classes[1]](self, div)
end

-- The chapter's text and its answers. Figures go into `folder`.
local function typst_blocks(chapter, blocks, folder)
  local self = setmetatable(
    { chapter = chapter, folder = folder, answers = {} }, Writer)
  local title = self:inlines(chapter.heading)
  local text = self:blocks(blocks)
  local import = '#import "../style.typ": *\n'
  local body = ("%s#chapter(%d, %s)[%s]\n\n%s\n"):format(import, chapter.number,
    typst.label(chapter.folder, ""), title, text)
  if #self.answers == 0 then return body, "" end
  return body, ("%s#answers-of(%d)[%s]\n\n%s\n"):format(import, chapter.number,
    title, table.concat(self.answers, "\n\n"))
end

return typst_blocks
