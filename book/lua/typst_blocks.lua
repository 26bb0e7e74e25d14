-- A chapter's blocks as Typst markup, and apart from them the answers to its
-- exercises, which the PDF has at its end.
local objects = require("typst_objects")
local typst = require("typst_text")

local KERNELS = { linux = "Linux", bsd = "macOS and BSD", windows = "Windows" }
local EXERCISES = { check = "to check", build = "to build", hard = "hard" }

-- A paragraph of up to this many characters is kept with code that follows.
local SHORT = 140
-- A list of few items, or a trap, is not cut if it has no more text than this.
local FEW, WHOLE = 4, 1000

local Writer = {}
Writer.__index = Writer

function Writer:inlines(inlines)
  return typst.inlines(inlines, function(blocks) return self:inner(blocks) end,
    function(code) return self:index_mark(code) end)
end

-- A mark for the index where a chapter first has a word of code that may be the
-- name of a call. The index takes those that the references have a section for.
function Writer:index_mark(code)
  local name = code:match("^(%a[%w_]+)%(?%)?$")
  if not name or #name < 6 or self.named[name] then return "" end
  self.named[name] = true
  return ('#mark(%s, "use")'):format(typst.string(name))
end

-- The marks of the calls that a section of the references is about.
function Writer:call_marks(block)
  local marks = {}
  if not self.chapter.number:match("^%a$") then return "" end
  pandoc.walk_block(block, { Code = function(code)
    local name = code.text:match("^struct (%a[%w_]+)$")
      or code.text:match("^(%a[%w_]+)$")
    if name then
      marks[#marks + 1] = ('#mark(%s, "call")'):format(typst.string(name))
    end
  end })
  return table.concat(marks)
end

function Writer:object(block)
  return block and block.t == "Div" and block.classes[1] == "object"
    and self.chapter.objects[tonumber(block.attributes.n)]
end

function Writer:blocks(blocks)
  local parts = {}
  for i, block in ipairs(blocks) do
    local writer = self["write_" .. block.t]
    if not writer then error("the PDF knows no " .. block.t, 0) end
    parts[i] = writer(self, block)
    local object = self:object(blocks[i + 1])
    if block.t == "Para" and #parts[i] < SHORT and object
        and object.kind ~= "figure" then
      parts[i] = "#lead-in[" .. parts[i] .. "]"
    end
  end
  return table.concat(parts, "\n\n")
end

-- Blocks that stand within another one.
function Writer:inner(blocks)
  self.depth = self.depth + 1
  local text = self:blocks(blocks)
  self.depth = self.depth - 1
  return text
end

function Writer:write_Para(block)
  return self:inlines(block.content)
end

Writer.write_Plain = Writer.write_Para

function Writer:write_HorizontalRule()
  return "#separator"
end

function Writer:write_BlockQuote(block)
  return ("#quote(block: true)[%s]"):format(self:inner(block.content))
end

function Writer:write_Header(block)
  return ("%s%s#section(%d, %s)[%s]"):format(self:call_marks(block),
    typst.anchor(self.chapter.folder, block.identifier), block.level,
    block.attributes.number and typst.string(block.attributes.number) or "none",
    self:inlines(block.content))
end

function Writer:items(lists)
  local parts = {}
  for i, blocks in ipairs(lists) do
    parts[i] = "[" .. self:inner(blocks) .. "]"
  end
  return table.concat(parts, ", ")
end

local function is_short(block)
  return #pandoc.utils.stringify(block) <= WHOLE
end

function Writer:list(block, call)
  local text = call .. self:items(block.content) .. ")"
  if self.depth > 0 or #block.content > FEW or not is_short(block) then
    return "#" .. text
  end
  return ("#whole(%s)"):format(text)
end

function Writer:write_BulletList(block)
  return self:list(block, "list(")
end

function Writer:write_OrderedList(block)
  local start = block.listAttributes and block.listAttributes.start or 1
  return self:list(block, ("enum(start: %d, "):format(start))
end

function Writer:write_DefinitionList(block)
  local parts = {}
  for i, item in ipairs(block.content) do
    local first = item[1][1]
    local id = first and first.t == "Span" and first.identifier or ""
    parts[i] = ("terms.item([%s%s], [%s])"):format(
      typst.anchor(self.chapter.folder, id), self:inlines(item[1]),
      self:items(item[2]):gsub("^%[", ""):gsub("%]$", ""))
  end
  return ("#terms(%s)"):format(table.concat(parts, ", "))
end

local ALIGN = { AlignLeft = "left", AlignRight = "right",
  AlignCenter = "center", AlignDefault = "left" }

-- How much of the width a column wants beside others: as much as its longest
-- cell, up to a limit.
local function want(column, rows)
  local longest = 6
  for _, row in ipairs(rows) do
    longest = math.max(longest, #pandoc.utils.stringify(row[column]))
  end
  return math.min(longest, 40)
end

function Writer:write_Table(block)
  local number, id = block.attr.attributes.number, block.attr.identifier
  local simple = pandoc.utils.to_simple_table(block)
  local header = simple.header or simple.headers
  local aligns, widths, rows = {}, {}, {}
  for i, align in ipairs(simple.aligns) do
    aligns[i] = ALIGN[tostring(align)] or "left"
    widths[i] = i == 1 and "auto"
      or ("%dfr"):format(want(i, { header, table.unpack(simple.rows) }))
  end
  for i, row in ipairs(simple.rows) do rows[i] = self:items(row) end
  return ("%s#data(columns: (%s,), align: (%s,), number: %s, caption: [%s], "
    .. "header: (%s,), %s)"):format(typst.anchor(self.chapter.folder, id),
    table.concat(widths, ", "), table.concat(aligns, ", "),
    number and typst.string(number) or "none", self:inlines(simple.caption),
    self:items(header), table.concat(rows, ",\n"))
end

local divs = {}

function divs.object(self, div)
  local object = self:object(div)
  return objects[object.kind](object, {
    chapter = self.chapter, folder = self.folder, floats = self.depth == 0,
    inlines = function(inlines) return self:inlines(inlines) end })
end

function divs.kernels(self, div)
  local parts = {}
  for i, child in ipairs(div.content) do
    parts[i] = ("#kernel(%s)[%s]"):format(
      typst.string(KERNELS[child.classes[1]]), self:inner(child.content))
  end
  return table.concat(parts, "\n")
end

function divs.aside(self, div)
  return ("#aside[%s]"):format(self:inner(div.content))
end

function divs.trap(self, div)
  return ("#trap(whole: %s)[%s]"):format(tostring(is_short(div)),
    self:inner(div.content))
end

function divs.design(self, div)
  return ("#design(%s)[%s]"):format(typst.string(div.attributes.title),
    self:inner(div.content))
end

function divs.exercise(self, div)
  self.exercise = div.attributes.number
  self.answered = false
  local text = self:inner(div.content)
  return ("#exercise(%s, %s, answered: %s)[%s]"):format(
    typst.string(self.exercise), typst.string(EXERCISES[div.attributes.kind]),
    tostring(self.answered), text)
end

function divs.answer(self, div)
  self.answered = true
  table.insert(self.answers, ("#answer(%s)[%s]"):format(
    typst.string(self.exercise), self:inner(div.content)))
  return ""
end

function Writer:write_Div(div)
  return divs[div.classes[1]](self, div)
end

-- The chapter's text and its answers. Figures go into `folder`.
local function typst_blocks(chapter, blocks, folder)
  local self = setmetatable(
    { chapter = chapter, folder = folder, answers = {}, depth = 0,
      named = {} }, Writer)
  local title = self:inlines(chapter.heading)
  local text = self:blocks(blocks)
  local import = '#import "../style.typ": *\n'
  local label = typst.string(chapter.plan.label(chapter))
  local body = ("%s#chapter(%s, %s, %s)[%s]\n\n%s\n"):format(import, label,
    typst.string(chapter.number), typst.label(chapter.folder, ""), title, text)
  if #self.answers == 0 then return body, "" end
  return body, ("%s#answers-of(%s)[%s]\n\n%s\n"):format(import, label, title, table.concat(self.answers, "\n\n"))
end

return typst_blocks
