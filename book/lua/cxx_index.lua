-- An index of the declarations of a C++ source.
--
--   index(source) -> list of { kind, name, first, last, parameters, qualifiers }
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

local SPECIFIERS = {}
for word in ([[inline static constexpr consteval constinit extern friend
    virtual explicit mutable thread_local export]]):gmatch("%S+") do
  SPECIFIERS[word] = true
end
local TAKES_GROUP = { alignas = true, explicit = true, __attribute__ = true,
  __declspec = true, decltype = true, noexcept = true }
local ACCESS = { public = true, private = true, protected = true }
local TYPES = { class = true, struct = true, union = true, enum = true }
local AFTER_PARAMETERS = { const = true, volatile = true, override = true,
  final = true, mutable = true, ["try"] = true, ["&"] = true }

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
    elseif TAKES_GROUP[text] and text ~= "decltype" and c:text(i + 1) == "(" then
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

function Reader:past_semicolon(i, stop)
  while i < stop and self.cursor:text(i) ~= ";" do
    local text = self.cursor:text(i)
    i = text == "<" and i + 1 or self.cursor:past(i)
  end
  return i
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
    local last = self:past_semicolon(i, stop)
    self:emit("concept", path, c:text(i + 1), first, last)
    return last + 1
  end
  if text == "static_assert" then return self:past_semicolon(i, stop) + 1 end
  if TYPES[text] then return self:type(first, i, stop, path) end
  return self:entity(first, i, stop, path)
end

function Reader:namespace(first, i, stop, path)
  local c, names = self.cursor, {}
  i = i + 1
  while i < stop and c:text(i) ~= "{" do
    local text = c:text(i)
    if text == ";" or text == "=" then return self:past_semicolon(i, stop) + 1 end
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
  local last = self:past_semicolon(i, stop)
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
  if c:text(i) ~= "{" then return self:entity(first, keyword + 1, stop, path) end
  local close = c:group(i)
  local last = self:past_semicolon(close + 1, stop)
  if name then self:emit(kind, path, name, first, last) end
  if kind ~= "enum" then
    self:scope(i + 1, close, name and inside(path, name) or path)
  end
  return last + 1
end

-- `operator` and what follows, up to its parameters: the name, where it
-- begins with its qualification, and the index of the parameters' bracket.
function Reader:operator_name(i, first)
  local c, stop, parts = self.cursor, i + 1, {}
  if c:text(stop) == "(" and c:text(stop + 1) == ")" then stop = stop + 2 end
  while c:text(stop) and c:text(stop) ~= "(" do stop = stop + 1 end
  for k = i + 1, stop - 1 do parts[#parts + 1] = c:text(k) end
  local gap = parts[1] and parts[1]:match("^[%a_]") and " " or ""
  local name = "operator" .. gap .. table.concat(parts)
  if c:text(i - 1) == "::" then
    local qualifier = c:name_before(i - 1, first)
    if qualifier then name = qualifier .. "::" .. name end
  end
  return name, stop
end

-- A function or a variable.
function Reader:entity(first, i, stop, path)
  local c, name, start = self.cursor, nil, i
  local function variable(last)
    if name then self:emit("variable", path, name, first, last) end
    return last + 1
  end
  while i < stop do
    local text = c:text(i)
    if text == "operator" then
      local operator, open = self:operator_name(i, first)
      return self:function_tail(first, operator, open, stop, path)
    elseif text == "(" then
      if c:text(i + 1) == "*" or c:text(i + 1) == "&" then
        name = name or c:name_before(c:group(i), i)
      elseif not TAKES_GROUP[c:text(i - 1)] then
        local called = c:name_before(i, start)
        if called then
          return self:function_tail(first, called, i, stop, path)
        end
      end
      i = c:group(i) + 1
    elseif text == "=" or text == ";" or text == "{" or text == "[" then
      local before, from = c:name_before(i, start)
      if not name and before and from > start then name = before end
      if text == ";" then return variable(i) end
      if text == "=" then return variable(self:past_semicolon(i, stop)) end
      i = c:group(i) + 1
    elseif text == "}" then
      return i + 1
    else
      i = text == "<" and c:past(i) or i + 1
    end
  end
  return i
end

-- What stands between a function's parameters and its end.
function Reader:function_tail(first, name, open, stop, path)
  local c = self.cursor
  local close = c:group(open)
  local extra = { parameters = c:split(open + 1, close - 1), qualifiers = {} }
  local function done(kind, last)
    self:emit(kind, path, name, first, last, extra)
    if c:text(last + 1) == ";" then last = last + 1 end
    return last + 1
  end
  local i = close + 1
  while i < stop do
    local text = c:text(i)
    if text == ";" then
      return done("prototype", i)
    elseif text == "=" then
      local defined = c:text(i + 1) == "default" or c:text(i + 1) == "delete"
      return done(defined and "function" or "prototype",
        self:past_semicolon(i, stop))
    elseif text == "{" then
      return done("function", self:past_handlers(c:group(i)))
    elseif text == ":" then
      i = self:past_initializers(i + 1)
    elseif text == "->" then
      i = self:past_return_type(i + 1, stop)
    elseif text == "requires" then
      i = c:past_constraint(i)
    elseif text == "[" or text == "(" then
      i = c:group(i) + 1
    elseif TAKES_GROUP[text] or text == "throw" then
      i = c:text(i + 1) == "(" and c:group(i + 1) + 1 or i + 1
    elseif AFTER_PARAMETERS[text] then
      extra.qualifiers[#extra.qualifiers + 1] = text
      i = i + 1
    else
      return i -- NAME(…) was a macro; here begins a declaration of its own
    end
  end
  return i
end

-- `Base<T>{…}, member(…)…`: to the function's body.
function Reader:past_initializers(i)
  local c = self.cursor
  while c:is_word(i) or c:text(i) == "::" do
    while c:is_word(i) or c:text(i) == "::" or c:text(i) == "<" do
      i = c:past(i)
    end
    i = c:group(i) + 1
    while c:text(i) == "." do i = i + 1 end
    if c:text(i) == "," then i = i + 1 end
  end
  return i
end

function Reader:past_return_type(i, stop)
  local c = self.cursor
  while i < stop do
    local text = c:text(i)
    if text == "{" or text == ";" or text == "=" or text == "requires" then
      return i
    end
    i = c:past(i)
  end
  return i
end

function Reader:past_handlers(close)
  local c = self.cursor
  while c:text(close + 1) == "catch" do
    close = c:group(c:group(close + 2) + 1)
  end
  return close
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
  local lines, found, known = {}, {}, {}
  for line in (source .. "\n"):gmatch("(.-)\r?\n") do lines[#lines + 1] = line end
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
