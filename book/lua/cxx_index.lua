-- An index of the declarations of a C++ source.
--
--   index(source) -> list of
--     { kind, name, first, last, parameters, qualifiers }
--
-- `name` is qualified by namespaces and classes; `first` and `last` are lines,
-- from the doc comment, template head or attribute to the closing brace or
-- semicolon. `parameters` (of functions) is a list of lists of token texts.
-- Kinds: namespace, class, struct, union, enum, concept, alias, function,
-- prototype, variable.
--
-- It is not a compiler. It knows declarations as people write them; what it
-- cannot read it leaves out, so that a reference to it fails instead of
-- showing the wrong lines. Function bodies are not looked into.
local cxx_tokens = require("cxx_tokens")
local Cursor = require("cxx_cursor")
local Entity = require("cxx_entity")
local files = require("files")

local SPECIFIERS = {}
for word in ([[inline static constexpr consteval constinit extern friend
    virtual explicit mutable thread_local export]]):gmatch("%S+") do
  SPECIFIERS[word] = true
end
local TAKES_GROUP = { alignas = true, explicit = true, __attribute__ = true,
  __declspec = true }
local ACCESS = { public = true, private = true, protected = true }
local TYPES = { class = true, struct = true, union = true, enum = true }

local Reader = {}
Reader.__index = Reader

function Reader:emit(kind, path, name, first, last, extra)
  local entry = extra or {}
  local prefix = #path > 0 and table.concat(path, "::") .. "::" or ""
  local tokens = self.cursor.tokens
  entry.kind, entry.name = kind, prefix .. name
  entry.first = tokens[first].first
  entry.last = tokens[math.min(last, #tokens)].last
  self.found[#self.found + 1] = entry
end

function Reader:scope(i, stop, path)
  while i < stop do
    -- Whatever a declaration makes of its tokens, the reading goes forward.
    i = math.max(i + 1, self:declaration(i, stop, path))
  end
end

local function inside(path, name)
  local longer = { table.unpack(path) }
  longer[#longer + 1] = name
  return longer
end

-- Past template heads, constraints, attributes and specifiers.
function Reader:past_prefix(i, stop)
  local c = self.cursor
  while i < stop do
    local text = c:text(i)
    if text == "template" and c:text(i + 1) == "<" then
      i = (c:angles(i + 1) or i + 1) + 1
    elseif text == "requires" then
      i = c:past_constraint(i)
    elseif text == "[" and c:text(i + 1) == "[" then
      i = c:group(i) + 1
    elseif TAKES_GROUP[text] and c:text(i + 1) == "(" then
      i = c:group(i + 1) + 1
    elseif text == "extern" and c:text(i + 1) == '"' then
      if c:text(i + 2) == "{" then return i end
      i = i + 2
    elseif SPECIFIERS[text] or text == "template" then
      i = i + 1
    else
      return i
    end
  end
  return i
end

-- What is neither namespace nor type.
function Reader:entity(first, i, stop, path)
  return Entity.new(self.cursor, function(kind, name, from, to, extra)
    self:emit(kind, path, name, from, to, extra)
  end):read(first, i, stop)
end

function Reader:declaration(first, stop, path)
  local c = self.cursor
  local text = c:text(first)
  if text == ";" or text == "}" then return first + 1 end
  if ACCESS[text] and c:text(first + 1) == ":" then return first + 2 end

  local i = self:past_prefix(first, stop)
  text = c:text(i)
  if text == "namespace" then return self:namespace(first, i, stop, path) end
  if text == "extern" then
    local close = c:group(i + 2)
    self:scope(i + 3, close, path)
    return close + 1
  end
  if text == "using" or text == "typedef" then
    return self:alias(first, i, stop, path)
  end
  if text == "concept" then
    local last = self.cursor:semicolon(i, stop)
    self:emit("concept", path, c:text(i + 1), first, last)
    return last + 1
  end
  if text == "static_assert" then return self.cursor:semicolon(i, stop) + 1 end
  if TYPES[text] then return self:type(first, i, stop, path) end
  return self:entity(first, i, stop, path)
end

function Reader:namespace(first, i, stop, path)
  local c, names = self.cursor, {}
  i = i + 1
  while i < stop and c:text(i) ~= "{" do
    local text = c:text(i)
    if text == ";" or text == "=" then return c:semicolon(i, stop) + 1 end
    if c:is_word(i) and text ~= "inline" then names[#names + 1] = text end
    i = text == "[" and c:group(i) + 1 or i + 1
  end
  local close = c:group(i)
  local inner = { table.unpack(path) }
  for _, name in ipairs(names) do inner[#inner + 1] = name end
  if #names > 0 then
    self:emit("namespace", path, table.concat(names, "::"), first, close)
  end
  self:scope(i + 1, close, inner)
  return close + 1
end

function Reader:alias(first, i, stop, path)
  local c = self.cursor
  local last = self.cursor:semicolon(i, stop)
  if c:text(i) == "typedef" then
    local name = c:name_before(last, i)
    if name then self:emit("alias", path, name, first, last) end
  elseif c:is_word(i + 1) then
    local equals = i + 2
    while c:text(equals) == "[" do equals = c:group(equals) + 1 end
    if c:text(equals) == "=" then
      self:emit("alias", path, c:text(i + 1), first, last)
    end
  end
  return last + 1
end

-- The name after `class`, past attributes and export macros: name and the
-- index after it.
function Reader:type_name(i)
  local c, name = self.cursor, nil
  if c:text(i) == "class" or c:text(i) == "struct" then i = i + 1 end
  while true do
    if c:text(i) == "[" then
      i = c:group(i) + 1
    elseif TAKES_GROUP[c:text(i)] then
      i = c:group(i + 1) + 1
    elseif c:is_word(i) and c:text(i) ~= "final" then
      local start = i
      while c:is_word(i) or c:text(i) == "::" or c:text(i) == "<" do
        i = c:past(i)
        if c:is_word(i - 1) and c:is_word(i) then break end
      end
      name = c:name_before(i, start)
    else
      return name, c:text(i) == "final" and i + 1 or i
    end
  end
end

function Reader:type(first, keyword, stop, path)
  local c = self.cursor
  local kind = c:text(keyword)
  local name, i = self:type_name(keyword + 1)
  if c:text(i) == ";" then return i + 1 end
  if c:text(i) == ":" then
    while i < stop and c:text(i) ~= "{" and c:text(i) ~= ";" do
      i = c:text(i) == "(" and c:group(i) + 1 or i + 1
    end
  end
  if c:text(i) ~= "{" then
    return self:entity(first, keyword + 1, stop, path)
  end
  local close = c:group(i)
  local last = self.cursor:semicolon(close + 1, stop)
  if name then self:emit(kind, path, name, first, last) end
  if kind ~= "enum" then
    self:scope(i + 1, close, name and inside(path, name) or path)
  end
  return last + 1
end

-- The first line of the comment that stands right above a line.
local function comment_above(lines, line)
  local top = line
  while top > 1 do
    local above = lines[top - 1]
    if above:match("^%s*//") then
      top = top - 1
    elseif above:match("%*/%s*$") then
      local start = top - 1
      while start > 1 and not lines[start]:find("/*", 1, true) do
        start = start - 1
      end
      if not lines[start]:match("^%s*/%*") then break end
      top = start
    else
      break
    end
  end
  return top
end

local function index(source)
  local lines, found, known = files.split(source), {}, {}
  for _, tokens in ipairs(cxx_tokens.readings(source)) do
    local reader = setmetatable(
      { cursor = Cursor.new(tokens), found = {} }, Reader)
    reader:scope(1, #tokens + 1, {})
    for _, entry in ipairs(reader.found) do
      entry.first = comment_above(lines, entry.first)
      local key = entry.name .. ":" .. entry.first .. ":" .. entry.last
      if not known[key] then
        known[key] = true
        found[#found + 1] = entry
      end
    end
  end
  return found
end

return index
