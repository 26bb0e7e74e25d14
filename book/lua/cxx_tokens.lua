-- The tokens of a C++ source: what cxx_index.lua reads declarations from.
--
-- A token is { text, first, last }: its text, and its first and last line.
-- Comments vanish; a string or character literal becomes the one token `"`,
-- a number the one token `0`. Operators come apart into single characters,
-- except `::` and `->`, so that `>>` closes two template lists.
--
-- Preprocessor conditionals are the reason that there is more than one
-- reading of a file: reading n takes the n-th branch of each #if (or the last
-- one, if it has fewer). Each reading has balanced braces.
local cxx_tokens = {}

local function end_of_directive(source, start)
  local stop = start
  while true do
    local newline = source:find("\n", stop, true)
    if not newline then return #source end
    local before = source:sub(newline - 1, newline - 1)
    if before == "\r" then before = source:sub(newline - 2, newline - 2) end
    if before ~= "\\" then return newline - 1 end
    stop = newline + 1
  end
end

local function end_of_literal(source, start)
  local quote, i = source:sub(start, start), start + 1
  while i <= #source do
    local c = source:sub(i, i)
    if c == quote or c == "\n" then return i end
    i = i + (c == "\\" and 2 or 1)
  end
  return #source
end

-- What begins at `i`: the token's text (nil for a comment), and where it ends.
local function token_at(source, i)
  local two = source:sub(i, i + 1)
  if two == "//" then
    return nil, (source:find("\n", i, true) or #source + 1) - 1
  elseif two == "/*" then
    local _, stop = source:find("*/", i + 2, true)
    return nil, stop or #source
  end
  local _, open, delimiter = source:find('^[uUL]?8?R"([^%s()\\]*)%(', i)
  if open then
    local _, stop = source:find(")" .. delimiter .. '"', open, true)
    return '"', stop or #source
  end
  local _, prefix = source:find("^[uUL]8?[\"']", i)
  local quote = prefix or i
  if source:find("^[\"']", quote) then
    return '"', end_of_literal(source, quote)
  end
  local _, stop = source:find("^[%a_][%w_]*", i)
  if stop then return source:sub(i, stop), stop end
  _, stop = source:find("^%.?%d[%w_.']*", i)
  if stop then return "0", stop end
  if two == "::" or two == "->" then return two, i + 1 end
  return source:sub(i, i), i
end

local function newlines(source, first, last)
  local _, count = source:sub(first, last):gsub("\n", "")
  return count
end

-- All tokens, directives among them as { directive = "ifdef", text = … }.
local function scan(source)
  local tokens, i, line, line_begins = {}, 1, 1, true
  while i <= #source do
    local c = source:sub(i, i)
    if c == "\n" then
      i, line, line_begins = i + 1, line + 1, true
    elseif c:match("%s") then
      i = i + 1
    elseif c == "#" and line_begins then
      local stop = end_of_directive(source, i)
      local text = source:sub(i, stop)
      tokens[#tokens + 1] =
        { directive = text:match("^#%s*(%a*)"), text = text }
      line, i = line + newlines(source, i, stop), stop + 1
    else
      line_begins = false
      local text, stop = token_at(source, i)
      local last = line + newlines(source, i, stop)
      if text then
        tokens[#tokens + 1] = { text = text, first = line, last = last }
      end
      line, i = last, stop + 1
    end
  end
  return tokens
end

local OPENS = { ["if"] = true, ifdef = true, ifndef = true }
local TURNS = { ["else"] = true, elif = true, elifdef = true, elifndef = true }

-- How many branches each #if has, in the order of the #ifs. A branch under
-- `#if 0` is no branch.
local function count_branches(tokens)
  local counts, stack = {}, {}
  for _, token in ipairs(tokens) do
    if OPENS[token.directive] then
      counts[#counts + 1] = token.text:match("^#%s*if%s+0%s*$") and 0 or 1
      stack[#stack + 1] = #counts
    elseif TURNS[token.directive] and #stack > 0 then
      local top = stack[#stack]
      counts[top] = counts[top] + 1
    elseif token.directive == "endif" then
      stack[#stack] = nil
    end
  end
  return counts
end

local function take_branches(tokens, counts, reading)
  local taken, stack, opened = {}, {}, 0
  local function live()
    for _, state in ipairs(stack) do
      if state.branch ~= state.wanted then return false end
    end
    return true
  end
  for _, token in ipairs(tokens) do
    if OPENS[token.directive] then
      opened = opened + 1
      local zero = token.text:match("^#%s*if%s+0%s*$")
      stack[#stack + 1] = {
        branch = zero and 0 or 1,
        wanted = math.max(1, math.min(reading, counts[opened])),
      }
    elseif TURNS[token.directive] and #stack > 0 then
      stack[#stack].branch = stack[#stack].branch + 1
    elseif token.directive == "endif" then
      stack[#stack] = nil
    elseif not token.directive and live() then
      taken[#taken + 1] = token
    end
  end
  return taken
end

-- The readings of a source: a list of token lists, at least one.
function cxx_tokens.readings(source)
  local tokens = scan(source)
  local counts = count_branches(tokens)
  local most = 1
  for _, count in ipairs(counts) do most = math.max(most, count) end
  local readings = {}
  for reading = 1, most do
    readings[reading] = take_branches(tokens, counts, reading)
  end
  return readings
end

return cxx_tokens
