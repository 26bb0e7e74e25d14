-- Where things stand in a chapter's text. Pandoc's document has no line
-- numbers, so whoever finds a problem asks here for the line of the fence, the
-- heading or the words that caused it.
local Prose = {}
Prose.__index = Prose

-- Splits the lines into fences and the rest.
function Prose.new(lines)
  local self = setmetatable(
    { fences = {}, text = {}, asked = 1, met = {} }, Prose)
  local fence
  for number, line in ipairs(lines) do
    local mark, info = line:match("^[%s>]*(```+)([^`]*)$")
    if not mark then mark, info = line:match("^[%s>]*(~~~+)(.*)$") end
    if fence then
      local closes = mark and info:match("^%s*$")
        and mark:sub(1, 1) == fence.mark:sub(1, 1) and #mark >= #fence.mark
      if closes then fence = nil end
    elseif mark then
      fence = { line = number, info = info, mark = mark }
      self.fences[#self.fences + 1] = fence
    else
      self.text[#self.text + 1] = { line = number, text = line }
    end
  end
  return self
end

-- The line of the next fence whose opening has `words` in it. Fences are asked
-- for in the order of the text, so that equal ones are told apart.
function Prose:fence_line(words)
  for n = self.asked, #self.fences do
    if self.fences[n].info:find(words, 1, true) then
      self.asked = n + 1
      return self.fences[n].line
    end
  end
  return 1
end

-- The line of the fence that was asked for last.
function Prose:last_fence()
  local fence = self.fences[self.asked - 1]
  return fence and fence.line or 1
end

-- The line of the n-th place, outside of fences, that has `words` in it.
function Prose:line_of(words, n)
  local seen = 0
  for _, entry in ipairs(self.text) do
    local from = 1
    while true do
      local first, last = entry.text:find(words, from, true)
      if not first then break end
      -- `@fig:a` is not found in `@fig:ab`
      if not entry.text:sub(last + 1):match("^[%w_]") then
        seen = seen + 1
        if seen == (n or 1) then return entry.line end
      end
      from = last + 1
    end
  end
  return 1
end

-- The same for whoever comes upon the places in the order of the text: the
-- n-th call with these words finds the n-th of them.
function Prose:next_line_of(words)
  self.met[words] = (self.met[words] or 0) + 1
  return self:line_of(words, self.met[words])
end

-- The line of the n-th heading of a level.
function Prose:heading_line(level, n)
  local pattern, seen = "^" .. ("#"):rep(level) .. "%s", 0
  for _, entry in ipairs(self.text) do
    if entry.text:match(pattern) then seen = seen + 1 end
    if seen == n then return entry.line end
  end
  return 1
end

-- The line of the n-th block `::: class` or `::: {.class …}`.
function Prose:div_line(class, n)
  local seen = 0
  for _, entry in ipairs(self.text) do
    local opened = entry.text:match("^%s*:::+%s*{?%s*%.?([%w-]+)")
    if opened == class then seen = seen + 1 end
    if opened == class and seen == n then return entry.line end
  end
  return 1
end

-- The second-level headings' identifiers in order, false where none is given:
-- enough to number the sections of a chapter without reading all of it.
function Prose:sections()
  local sections = {}
  for _, entry in ipairs(self.text) do
    local heading = entry.text:match("^##%s+(.*)$")
    if heading then
      sections[#sections + 1] = heading:match("{#([%w:_-]+)[^}]*}%s*$") or false
    end
  end
  return sections
end

return Prose
