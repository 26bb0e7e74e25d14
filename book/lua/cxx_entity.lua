-- Reading what is neither a namespace nor a type: functions and variables. They
-- look alike until a bracket, an equals sign or a semicolon tells.
local Entity = {}
Entity.__index = Entity

-- Words before a bracket that does not hold a function's parameters.
local TAKES_GROUP = { alignas = true, explicit = true, __attribute__ = true,
  __declspec = true, decltype = true, noexcept = true }
local AFTER_PARAMETERS = { const = true, volatile = true, override = true,
  final = true, mutable = true, ["try"] = true, ["&"] = true }

-- `operator` and what follows, up to its parameters: the name, where it
-- begins with its qualification, and the index of the parameters' bracket.
function Entity:operator_name(i, first)
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

-- A function or a variable: the index after it. `first` is the declaration's
-- first token, `i` the one after its specifiers.
function Entity:read(first, i, stop)
  local c, name, start = self.cursor, nil, i
  local function variable(last)
    if name then self.emit("variable", name, first, last) end
    return last + 1
  end
  while i < stop do
    local text = c:text(i)
    if text == "operator" then
      local operator, open = self:operator_name(i, first)
      return self:function_tail(first, operator, open, stop)
    elseif text == "(" then
      if c:text(i + 1) == "*" or c:text(i + 1) == "&" then
        name = name or c:name_before(c:group(i), i)
      elseif not TAKES_GROUP[c:text(i - 1)] then
        local called = c:name_before(i, start)
        if called then
          return self:function_tail(first, called, i, stop)
        end
      end
      i = c:group(i) + 1
    elseif text == "=" or text == ";" or text == "{" or text == "["
        or text == ":" then
      local before, from = c:name_before(i, start)
      if not name and before and from > start then name = before end
      if text == ";" then return variable(i) end
      if text == "=" then return variable(c:semicolon(i, stop)) end
      i = c:past(i)
    elseif text == "}" then
      return i + 1
    else
      i = text == "<" and c:past(i) or i + 1
    end
  end
  return i
end

-- What stands between a function's parameters and its end.
function Entity:function_tail(first, name, open, stop)
  local c = self.cursor
  local close = c:group(open)
  local extra = { parameters = c:split(open + 1, close - 1), qualifiers = {} }
  local function done(kind, last)
    self.emit(kind, name, first, last, extra)
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
        c:semicolon(i, stop))
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
function Entity:past_initializers(i)
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

function Entity:past_return_type(i, stop)
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

function Entity:past_handlers(close)
  local c = self.cursor
  while c:text(close + 1) == "catch" do
    close = c:group(c:group(close + 2) + 1)
  end
  return close
end

-- Reads tokens of `cursor`; `emit` is called with what is found.
function Entity.new(cursor, emit)
  return setmetatable({ cursor = cursor, emit = emit }, Entity)
end

return Entity
