-- Finding one's way in a list of C++ tokens: partners of brackets, template
-- lists, constraints, and the name that stands before a place.
local Cursor = {}
Cursor.__index = Cursor

local OPEN = { ["("] = true, ["["] = true, ["{"] = true }
local CLOSE = { [")"] = true, ["]"] = true, ["}"] = true }

function Cursor.new(tokens)
  return setmetatable({ tokens = tokens }, Cursor)
end

function Cursor:text(i)
  local token = self.tokens[i]
  return token and token.text
end

function Cursor:is_word(i)
  local text = self:text(i)
  return text ~= nil and text:match("^[%a_]") ~= nil
end

-- From an opening bracket to its partner.
function Cursor:group(i)
  local depth = 0
  while self.tokens[i] do
    local text = self:text(i)
    if OPEN[text] then depth = depth + 1 end
    if CLOSE[text] then
      depth = depth - 1
      if depth == 0 then return i end
    end
    i = i + 1
  end
  return #self.tokens
end

-- From `<` to its `>`; nil if this `<` opens no template list.
function Cursor:angles(i)
  local depth = 0
  while self.tokens[i] do
    local text = self:text(i)
    if text == "<" then
      depth = depth + 1
    elseif text == ">" then
      depth = depth - 1
      if depth == 0 then return i end
    elseif OPEN[text] then
      i = self:group(i)
    elseif text == ";" or CLOSE[text] then
      return nil
    end
    i = i + 1
  end
end

-- From `>` back to its `<`.
function Cursor:angles_back(i)
  local depth = 0
  while i >= 1 do
    local text = self:text(i)
    if text == ">" then depth = depth + 1 end
    if text == "<" then
      depth = depth - 1
      if depth == 0 then return i end
    end
    i = i - 1
  end
  return 1
end

-- A group, with a template list before it if there is one: the next index
-- after what stands at `i`, whatever it is.
function Cursor:past(i)
  local text = self:text(i)
  if OPEN[text] then return self:group(i) + 1 end
  if text == "<" then return (self:angles(i) or i) + 1 end
  return i + 1
end

-- The next semicolon outside of brackets, or `stop`.
function Cursor:semicolon(i, stop)
  while i < stop and self:text(i) ~= ";" do
    i = self:text(i) == "<" and i + 1 or self:past(i)
  end
  return i
end

-- From `requires` to the index after the constraint: terms that are joined
-- by && and ||, each a group, a requires-expression or the name of a concept.
function Cursor:past_constraint(i)
  i = i + 1
  while true do
    while self:text(i) == "!" do i = i + 1 end
    if self:text(i) == "requires" then
      i = i + 1
      if self:text(i) == "(" then i = self:group(i) + 1 end
      i = self:group(i) + 1
    elseif self:text(i) == "(" then
      i = self:group(i) + 1
    else
      while self:is_word(i) or self:text(i) == "::" or self:text(i) == "<" do
        local word = self:is_word(i)
        i = self:past(i)
        if word and self:is_word(i) then break end
        if not word and self:text(i - 1) == ">" and self:text(i) ~= "::" then
          break
        end
      end
    end
    local joined = self:text(i)
    if (joined == "&" or joined == "|") and self:text(i + 1) == joined then
      i = i + 2
    else
      return i
    end
  end
end

-- The qualified name that ends right before `i`, and where it begins. Template
-- arguments are left out of it: `List<T>::Node::size` is `List::Node::size`.
function Cursor:name_before(i, first)
  local parts, at = {}, i - 1
  while true do
    if self:text(at) == ">" then at = self:angles_back(at) - 1 end
    if at < first or not self:is_word(at) then break end
    table.insert(parts, 1, self:text(at))
    at = at - 1
    if self:text(at) == "~" then
      parts[1] = "~" .. parts[1]
      at = at - 1
    end
    if at < first or self:text(at) ~= "::" then break end
    at = at - 1
  end
  if #parts > 0 then return table.concat(parts, "::"), at + 1 end
end

-- The tokens between two indices, split at the commas outside brackets.
function Cursor:split(first, last)
  local lists, current, i = {}, {}, first
  while i <= last do
    local stop = self:past(i) - 1
    if self:text(i) == "," then
      lists[#lists + 1], current = current, {}
    else
      for k = i, math.min(stop, last) do
        current[#current + 1] = self:text(k)
      end
    end
    i = stop + 1
  end
  if #current > 0 then lists[#lists + 1] = current end
  return lists
end

return Cursor
