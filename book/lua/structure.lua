-- The first pass over a chapter: checks its shape, numbers what has a number,
-- and fills what is filled from files. Fences and figures leave the document
-- here; in their place stands an empty Div .object with the number of an
-- entry in chapter.objects.
local fences = require("fences")
local figure = require("figure")
local files = require("files")
local problems = require("problems")
local timeline = require("timeline")
local walk = require("walk")

local stringify = pandoc.utils.stringify

local Structure = {}
Structure.__index = Structure

local DIVS = { kernels = true, linux = true, bsd = true, windows = true,
  aside = true, trap = true, design = true, exercise = true, answer = true }
local KERNELS = { linux = true, bsd = true, windows = true }
local EXERCISES = { check = true, build = true, hard = true }

local function plain_quotes(text)
  return (text:gsub("‘", "'"):gsub("’", "'"):gsub("“", '"'):gsub("”", '"'))
end

function Structure:count(what)
  self.counts[what] = (self.counts[what] or 0) + 1
  return self.counts[what]
end

-- Gives an identifier its number. `prefix` is what it must begin with.
function Structure:name(id, prefix, number, line)
  if id == "" then return end
  if prefix and id:sub(1, #prefix + 1) ~= prefix .. ":" then
    problems.add(line, ("“#%s” should be called “#%s:…”"):format(id, prefix))
  elseif self.chapter.ids[id] then
    problems.add(line, ("“#%s” is there twice"):format(id))
  end
  self.chapter.ids[id] = { number = number }
end

function Structure:object(object)
  local objects = self.chapter.objects
  objects[#objects + 1] = object
  return pandoc.Div({}, pandoc.Attr("", { "object" },
    { n = tostring(#objects) }))
end

function Structure:number(what)
  return ("%s.%d"):format(self.chapter.number, self:count(what))
end

function Structure:title(header)
  local chapter = self.chapter
  local line = chapter.prose:heading_line(1, self:count("h1"))
  if chapter.heading then
    problems.add(line, "a second first-level heading")
  end
  chapter.heading = header.content
  local title = stringify(header)
  if plain_quotes(title) ~= plain_quotes(chapter.title) then
    problems.add(line, ("the heading is “%s”, and contents.lua says “%s”")
      :format(title, chapter.title))
  end
  return {}
end

function Structure:header(header)
  if header.level == 1 then return self:title(header) end
  local line = self.chapter.prose:heading_line(header.level,
    self:count("h" .. header.level))
  self.level = header.level
  if header.level == 2 then
    self.section = self:number("section")
    header.attributes.number = self.section
    table.insert(self.chapter.sections, { id = header.identifier,
      number = self.section, title = stringify(header) })
  end
  self:name(header.identifier, nil, self.section, line)
  return header
end

function Structure:fence(block)
  local object = fences.object(self.chapter, block)
  if not object then return {} end
  if object.id and object.id ~= "" then
    object.number = self:number("listing")
    self:name(object.id, "lst", object.number,
      self.chapter.prose:last_fence())
  end
  return self:object(object)
end

-- The SVG of a figure: a file that is one, or drawn from a recorded trace.
function Structure:drawing(source, line)
  local chapter = self.chapter
  local path = ("chapters/%s/%s"):format(chapter.folder, source)
  local text = files.read(chapter.directory .. "/" .. source)
  if not text then
    problems.add(line, ("no figure “%s”"):format(source))
  elseif source:match("%.trace%.json$") then
    local drawn, place, reason = timeline(text)
    if not drawn then problems.elsewhere(path, place, reason) end
    return drawn
  elseif source:match("%.svg$") then
    figure.check(text, path, chapter.palette)
    return text
  else
    problems.add(line, ("figure “%s” is no SVG, and no trace"):format(source))
  end
end

function Structure:figure(image)
  local chapter = self.chapter
  local line = chapter.prose:next_line_of("](" .. image.src)
  local object = { kind = "figure", id = image.identifier,
    number = self:number("figure"), source = image.src,
    caption = image.caption, alt = image.attributes.alt }
  self:name(image.identifier, "fig", object.number, line)
  if not object.alt or object.alt == "" then
    problems.add(line, ("figure “%s” has no alt="):format(image.src))
  end
  if #image.caption == 0 then
    problems.add(line, ("figure “%s” has no caption"):format(image.src))
  end
  object.svg = self:drawing(image.src, line)
  return self:object(object)
end

-- Older Pandocs leave {#tbl:name} as text at the end of a caption.
local function caption_identifier(inlines)
  local last = inlines[#inlines]
  local id = last and last.t == "Str" and last.text:match("^{#([%w:_-]+)}$")
  if not id then return "" end
  inlines:remove(#inlines)
  if #inlines > 0 and inlines[#inlines].t == "Space" then
    inlines:remove(#inlines)
  end
  return id
end

function Structure:table(block)
  local long = block.caption.long
  if #long == 0 then return block end
  local inlines = long[#long].content
  local id = caption_identifier(inlines)
  if id == "" then id = block.attr.identifier end
  local number = self:number("table")
  self:name(id, "tbl", number, self.chapter.prose:next_line_of("#" .. id))
  block.attr = pandoc.Attr(id, {}, { number = number })
  long[#long] = pandoc.Plain(inlines)
  block.caption = { long = long }
  return block
end

function Structure:div_line(div)
  local class = div.classes[1] or ""
  return self.chapter.prose:div_line(class, self:count(":::" .. class))
end

function Structure:check_div(div, line)
  local class, parent = div.classes[1], self.parent
  if not class or not DIVS[class] then
    problems.add(line, ("unknown block “::: %s”"):format(class or ""))
  elseif KERNELS[class] and parent ~= "kernels" then
    problems.add(line, ("“::: %s” stands outside of kernels"):format(class))
  elseif class == "answer" and parent ~= "exercise" then
    problems.add(line, "an answer stands outside of an exercise")
  elseif class == "design" and not div.attributes.title then
    problems.add(line, "a design note needs title=")
  elseif class == "exercise" and not EXERCISES[div.attributes.kind or ""] then
    problems.add(line, "an exercise is of kind check, build or hard")
  elseif class == "kernels" then
    for _, child in ipairs(div.content) do
      if child.t ~= "Div" or not KERNELS[child.classes[1] or ""] then
        problems.add(line, "kernels holds linux, bsd and windows, "
          .. "and nothing beside them")
        break
      end
    end
  end
end

function Structure:div(div)
  self:check_div(div, self:div_line(div))
  local class = div.classes[1]
  if class == "exercise" then
    self.exercise = self:number("exercise")
    div.attributes.number = self.exercise
  elseif class == "answer" then
    div.attributes.number = self.exercise
  elseif class == "kernels" then
    div.attributes.n = tostring(self:count("kernels"))
    div.attributes.level = tostring(math.min(self.level + 1, 6))
  end
  local outer = self.parent
  self.parent = class
  div.content = self:walk(div.content)
  self.parent = outer
  return div
end

local function only_image(para)
  local first = para.content[1]
  return #para.content == 1 and first.t == "Image" and first
end

-- What looks like a fence to its author, and is a paragraph to Pandoc.
function Structure:check_para(para)
  local code = #para.content == 1 and para.content[1].t == "Code"
    and para.content[1].text:match("^{%.[^%s}]+")
  if code then
    problems.add(self.chapter.prose:fence_line(code), "Pandoc cannot read this "
      .. "fence's attributes (two blanks in one of them?)")
  end
end

function Structure:walk(blocks)
  return walk(blocks, function(block)
    if block.t == "Para" then self:check_para(block) end
    if block.t == "Header" then return self:header(block) end
    if block.t == "CodeBlock" then return self:fence(block) end
    if block.t == "Table" then return self:table(block) end
    if block.t == "Div" then return self:div(block) end
    if block.t == "Para" and only_image(block) then
      return self:figure(only_image(block))
    end
  end)
end

-- Checks and numbers `document`; the chapter learns what is found.
local function structure(chapter, document)
  local self = setmetatable(
    { chapter = chapter, counts = {}, level = 1 }, Structure)
  local first = document.blocks[1]
  if not (first and first.t == "Header" and first.level == 1) then
    problems.add(1, "the chapter does not begin with a first-level heading")
  end
  if not document.meta.summary then
    problems.add(1, "the front matter has no summary:")
  end
  return self:walk(document.blocks)
end

return structure
