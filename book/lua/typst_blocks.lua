-- A chapter's blocks as Typst markup, and apart from them the answers to its
-- exercises, which the PDF has at its end.
local kernel_panel = require("kernel_panel")
local Marks = require("typst_marks")
local objects = require("typst_objects")
local typst = require("typst_text")
local write_table = require("typst_table")

local EXERCISES = { check = "to check", build = "to build", hard = "hard" }

local LISTS = { BulletList = true, OrderedList = true, DefinitionList = true }

-- A paragraph of up to so many characters is kept with code that follows; one
-- that ends with a colon may be longer.
local SHORT, ANNOUNCING = 140, 600
-- A list of few items, a trap or a table is not cut if it has no more text.
local FEW, WHOLE = 4, 1000
-- A line has about so many characters.
local LINE = 75

local Writer = {}
Writer.__index = Writer

-- Typst leaves a heading behind if a footnote does not fit below an uncut block
-- that follows it.
local function has_note(block)
  local found = false
  pandoc.walk_block(block, { Note = function() found = true end })
  return found
end

-- It leaves the last line of a paragraph alone, too, if the footnote of that
-- line does not fit below it.
local function ends_with_note(block)
  if block.t ~= "Para" then return false end
  local length = 0
  for k = #block.content, 1, -1 do
    local inline = block.content[k]
    if inline.t == "Note" then return true end
    length = length + #pandoc.utils.stringify(inline)
    if length > LINE then return false end
  end
  return false
end

local function is_short(block)
  return #pandoc.utils.stringify(block) <= WHOLE and not has_note(block)
end

function Writer:inlines(inlines)
  return typst.inlines(inlines,
    function(blocks) return self:inner(blocks) end, self.marks)
end

-- What stands in contents and heads too, or on each page of a table, has no
-- marks for the index in it.
function Writer:repeated(write)
  local marks = self.marks
  self.marks = nil
  local text = write()
  self.marks = marks
  return text
end

function Writer:object(block)
  return block and block.t == "Div" and block.classes[1] == "object"
    and self.chapter.objects[tonumber(block.attributes.n)]
end

-- Code, a list, a table or tabs: what a short paragraph before it announces.
function Writer:is_led_to(block)
  local object = self:object(block)
  if object then return object.kind ~= "figure" end
  return block and (LISTS[block.t] or block.t == "Table"
    or block.t == "Div" and block.classes[1] == "kernels")
end

function Writer:block(block)
  local writer = self["write_" .. block.t]
  if not writer then error("the PDF knows no " .. block.t, 0) end
  return writer(self, block)
end

local function leads(block)
  if block.t ~= "Para" or has_note(block) then return false end
  local text = pandoc.utils.stringify(block)
  return #text < (text:match(":$") and ANNOUNCING or SHORT)
end

function Writer:blocks(blocks)
  local parts, i = {}, 1
  while i <= #blocks do
    local block, after = blocks[i], blocks[i + 1]
    local part = self:block(block)
    if leads(block) and self:is_led_to(after) then
      if self:is_whole(after) then
        part = ("#whole[%s\n\n#%s]"):format(part, self:list(after))
        i = i + 1
      else
        part = "#lead-in[" .. part .. "]"
      end
    elseif i > 1 and blocks[i - 1].t ~= "Header" and ends_with_note(block)
        and #pandoc.utils.stringify(block) <= WHOLE then
      part = "#whole[" .. part .. "]"
    end
    parts[#parts + 1] = part
    i = i + 1
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
  return ("%s%s#section(%d, %s)[%s]"):format(self.marks:heading(block),
    typst.anchor(self.chapter.folder, block.identifier), block.level,
    block.attributes.number and typst.string(block.attributes.number) or "none",
    self:repeated(function() return self:inlines(block.content) end))
end

function Writer:items(lists)
  local parts = {}
  for i, blocks in ipairs(lists) do
    parts[i] = "[" .. self:inner(blocks) .. "]"
  end
  return table.concat(parts, ", ")
end

function Writer:is_whole(block)
  return (block.t == "BulletList" or block.t == "OrderedList")
    and self.depth == 0 and #block.content <= FEW and is_short(block)
end

function Writer:list(block)
  if block.t == "BulletList" then
    return ("list(%s)"):format(self:items(block.content))
  end
  local start = block.listAttributes and block.listAttributes.start or 1
  return ("enum(start: %d, %s)"):format(start, self:items(block.content))
end

function Writer:write_BulletList(block)
  local list = self:list(block)
  return self:is_whole(block) and ("#whole(%s)"):format(list) or "#" .. list
end

Writer.write_OrderedList = Writer.write_BulletList

function Writer:write_DefinitionList(block)
  local parts = {}
  for i, item in ipairs(block.content) do
    local first = item[1][1]
    local id = first and first.t == "Span" and first.identifier or ""
    parts[i] = ("terms.item([%s%s%s], [%s])"):format(
      typst.anchor(self.chapter.folder, id),
      id ~= "" and self.marks:glossary(id, first.content) or "",
      self:repeated(function() return self:inlines(item[1]) end),
      self:items(item[2]):gsub("^%[", ""):gsub("%]$", ""))
  end
  return ("#terms(%s)"):format(table.concat(parts, ", "))
end

function Writer:write_Table(block)
  return write_table(self, block, is_short(block))
end

local divs = {}

function divs.object(self, div)
  local object = self:object(div)
  return objects[object.kind](object, {
    chapter = self.chapter, folder = self.folder, floats = self.depth == 0,
    marks = self.marks,
    inlines = function(inlines) return self:inlines(inlines) end })
end

function divs.kernels(self, div)
  local parts = {}
  for i, child in ipairs(div.content) do
    parts[i] = ("#kernel(%s)[%s]"):format(
      typst.string(select(2, kernel_panel(div, child))),
      self:inner(child.content))
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
      marks = Marks.new(chapter) }, Writer)
  local title = self:repeated(function()
    return self:inlines(chapter.heading)
  end)
  local text = self:blocks(blocks)
  local import = '#import "../style.typ": *\n'
  local label = typst.string(chapter.plan.label(chapter))
  local body = ("%s#chapter(%s, %s, %s)[%s]\n\n%s\n"):format(import, label,
    typst.string(chapter.number), typst.label(chapter.folder, ""), title, text)
  if #self.answers == 0 then return body, "" end
  return body, ("%s#answers-of(%s)[%s]\n\n%s\n"):format(import, label, title,
    table.concat(self.answers, "\n\n"))
end

return typst_blocks
