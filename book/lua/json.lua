-- Reading JSON, value by value: Pandoc has it from 3.1 only.
local json = {}

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t",
  ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }
local WORDS = { ["true"] = true, ["false"] = false }

local value

local function fail(at, reason)
  error({ at = at, reason = reason }, 0)
end

-- The place of the next character that is no white space.
function json.skip_space(text, at)
  return text:match("^[ \t\r\n]*()", at)
end

local function escaped(text, at)
  local code = text:match("^u(%x%x%x%x)", at)
  if code then
    code = tonumber(code, 16)
    -- half of a pair is no character of its own
    return utf8.char(code >= 0xd800 and code < 0xe000 and 0xfffd or code),
      at + 5
  end
  local character = ESCAPES[text:sub(at, at)]
  if not character then fail(at, "an unknown escape in a string") end
  return character, at + 1
end

local function string_at(text, at)
  local parts, from = {}, at + 1
  while true do
    local place, stop = text:match('^[^"\\\n]*()(.)', from)
    if stop ~= '"' and stop ~= "\\" then fail(at, "a string without an end") end
    parts[#parts + 1] = text:sub(from, place - 1)
    if stop == '"' then return table.concat(parts), place + 1 end
    parts[#parts + 1], from = escaped(text, place + 1)
  end
end

-- What stands between brackets: `item` reads one and gives the place after it.
local function list_at(text, at, close, item)
  at = json.skip_space(text, at + 1)
  if text:sub(at, at) == close then return at + 1 end
  while true do
    at = json.skip_space(text, item(at))
    local mark = text:sub(at, at)
    if mark == close then return at + 1 end
    if mark ~= "," then fail(at, ("“,” or “%s” is missing"):format(close)) end
    at = json.skip_space(text, at + 1)
  end
end

local function array_at(text, at)
  local array = {}
  return array, list_at(text, at, "]", function(place)
    array[#array + 1], place = value(text, place)
    return place
  end)
end

local function object_at(text, at)
  local object = {}
  return object, list_at(text, at, "}", function(place)
    if text:sub(place, place) ~= '"' then fail(place, "a name is missing") end
    local name
    name, place = string_at(text, place)
    place = json.skip_space(text, place)
    if text:sub(place, place) ~= ":" then fail(place, "“:” is missing") end
    object[name], place = value(text, json.skip_space(text, place + 1))
    return place
  end)
end

function value(text, at)
  local first = text:sub(at, at)
  if first == "{" then return object_at(text, at) end
  if first == "[" then return array_at(text, at) end
  if first == '"' then return string_at(text, at) end
  local number, after = text:match("^(-?%d+[%d.eE+-]*)()", at)
  if tonumber(number) then return tonumber(number), after end
  local word, behind = text:match("^(%l+)()", at)
  if WORDS[word] ~= nil then return WORDS[word], behind end
  if word == "null" then return nil, behind end
  fail(at, first == "" and "it ends in the middle" or "no value of JSON")
end

-- The value that begins at `at`, and the place after it; or nil, the place
-- where it goes wrong, and why.
function json.value(text, at)
  local read, result, after = pcall(value, text, at)
  if read then return result, after end
  if type(result) ~= "table" then error(result, 0) end
  return nil, result.at, result.reason
end

return json
