-- The second pass: references, links and terms. A reference becomes a link
-- whose target begins with `book:`, as in `book:07-epoll#fig:ready-list`, or
-- with `source:` and a page; the writers know what that is in their format.
local Plan = require("plan")
local problems = require("problems")
local sources = require("sources")

local stringify = pandoc.utils.stringify

local References = {}
References.__index = References

local WORDS = { fig = "figure", lst = "listing", tbl = "table",
  sec = "section" }

function References:line(words)
  return self.chapter.prose:next_line_of(words)
end

local function numbered(word, number, capital)
  if capital then word = word:gsub("^%l", string.upper) end
  return pandoc.Str(word .. "\u{a0}" .. number)
end

function References:to_chapter(slug, id, line, capital)
  local plan = self.chapter.plan
  local target = plan:by_slug(slug)
  if not target then
    problems.add(line, ("contents.lua has no chapter “%s”"):format(slug))
    return pandoc.Str("?")
  end
  local text = numbered(target.word, target.number, capital)
  if not target.written then return text end
  local address = "book:" .. target.folder
  if not id then return pandoc.Link({ text }, address) end
  local number = plan:section_number(target, id)
  if not number then
    problems.add(line, ("chapter “%s” has no section “#%s”"):format(slug, id))
    return text
  end
  text = numbered("section", ("%s.%d"):format(target.number, number), capital)
  return pandoc.Link({ text }, address .. "#" .. id)
end

function References:resolve(id, capital)
  local line = self:line("@" .. id)
  local slug, section = id:match("^ch:([%w-]+)#?(.*)$")
  if slug then
    if section == "" then section = nil end
    return self:to_chapter(slug, section, line, capital)
  end
  local word = WORDS[id:match("^(%l+):") or ""]
  local target = self.chapter.ids[id]
  if not word or not target or not target.number then
    problems.add(line, ("reference to “@%s”, which is not there"):format(id))
    return pandoc.Str("?")
  end
  return pandoc.Link({ numbered(word, target.number, capital) },
    "book:" .. self.chapter.folder .. "#" .. id)
end

function References:cite(cite, capital)
  local result = pandoc.List()
  for n, citation in ipairs(cite.citations) do
    if n > 1 then result:extend({ pandoc.Str(","), pandoc.Space() }) end
    if #citation.prefix > 0 then
      result:extend(citation.prefix)
      result:insert(pandoc.Space())
    end
    result:insert(self:resolve(citation.id, capital and n == 1))
    result:extend(citation.suffix)
  end
  return result
end

-- Does the reference that follows begin a sentence?
local function begins_sentence(inlines, place)
  local before = inlines[place - 1]
  if not before then return true end
  if before.t ~= "Space" and before.t ~= "SoftBreak" then return false end
  local word = inlines[place - 2]
  return word ~= nil and word.t == "Str" and word.text:match("[.!?:]$") ~= nil
    and not word.text:match(":$")
end

function References:link(link)
  local target = link.target
  if target:match("^%a[%w+.-]*:") then return link end
  local line = self:line("](" .. target)
  if target:match("^#") then
    if not self.chapter.ids[target:sub(2)] then
      problems.add(line, ("link to “%s”, which is not there"):format(target))
    end
    link.target = "book:" .. self.chapter.folder .. target
    return link
  end
  local file = sources.find(self.chapter, target)
  if not file then
    problems.add(line, ("link to “%s”, and there is no such file")
      :format(target))
    return link
  end
  local shown = self.chapter.shown
  if not shown[file.path] then
    shown[file.path] = {}
    table.insert(self.chapter.shown_files, file)
  end
  link.target = "source:" .. file.page
  return link
end

-- The first use of a term leads to what the glossary says of it. There it may
-- stand under another name: [cores]{.term of="core"}.
function References:term(span)
  local name = stringify(span)
  local line = self:line("[" .. name .. "]")
  local id = "term:" .. Plan.term_name(name)
  local entry = Plan.term_name(span.attributes.of or name)
  if name == "" then
    problems.add(line, "a term without a word")
  elseif self.chapter.ids[id] then
    problems.add(line, ("the term “%s” is defined twice"):format(name))
  elseif self.glossary and not self.glossary[entry] then
    problems.add(line, ("the glossary has no entry for “%s”"):format(name))
  elseif self.glossary then
    span.content = { pandoc.Link(span.content,
      ("book:%s#term:%s"):format(self.glossary_folder, entry)) }
  end
  self.chapter.ids[id] = {}
  span.identifier = id
  span.attributes.of = nil
  return span
end

-- The entries of the glossary itself.
function References:definitions(list)
  local items = list.content
  for _, item in ipairs(items) do
    local id = "term:" .. Plan.term_name(stringify(item[1]))
    if self.chapter.ids[id] then
      problems.add(1, ("the glossary has “%s” twice"):format(
        stringify(item[1])))
    end
    self.chapter.ids[id] = {}
    item[1] = { pandoc.Span(item[1], pandoc.Attr(id)) }
  end
  list.content = items
  return list
end

function References:inlines(inlines)
  local result = pandoc.List()
  for place, inline in ipairs(inlines) do
    if inline.t == "Cite" then
      result:extend(self:cite(inline, begins_sentence(inlines, place)))
    elseif inline.t == "Link" then
      result:insert(self:link(inline))
    elseif inline.t == "Span" and inline.classes:includes("term") then
      result:insert(self:term(inline))
    elseif inline.t == "Image" then
      problems.add(self:line("](" .. inline.src),
        "a figure stands alone in its paragraph")
    else
      result:insert(inline)
    end
  end
  return result
end

local function references(chapter, blocks)
  local self = setmetatable({ chapter = chapter }, References)
  self.glossary, self.glossary_folder = chapter.plan:glossary()
  local filter = {
    Inlines = function(inlines) return self:inlines(inlines) end,
  }
  if chapter.folder == self.glossary_folder then
    filter.DefinitionList = function(list) return self:definitions(list) end
  end
  for _, object in ipairs(chapter.objects) do
    if object.caption then
      local plain = pandoc.walk_block(pandoc.Plain(object.caption), filter)
      object.caption = plain.content
    end
  end
  return pandoc.walk_block(pandoc.Div(blocks), filter).content
end

return references
