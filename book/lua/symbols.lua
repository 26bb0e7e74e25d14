-- Looking a symbol up in a C++ source: by its name, qualified as far as it
-- takes, and by its parameters where the name alone is not enough.
local cxx_index = require("cxx_index")
local cxx_tokens = require("cxx_tokens")
local Cursor = require("cxx_cursor")
local nearest = require("nearest")

local symbols = {}

local indices = {}

local function index_of(source)
  indices[source] = indices[source] or cxx_index(source)
  return indices[source]
end

-- `name(parameters) qualifiers`, taken apart.
local function parse(wanted)
  local name, list, rest = wanted:match("^%s*(.-)%s*(%b())%s*([%w%s&]*)$")
  if not name or name == "" then return { name = wanted } end
  if name:match("operator$") then
    return { name = name .. "()" }
  end
  local cursor = Cursor.new(cxx_tokens.readings(list)[1])
  local qualifiers = {}
  for word in rest:gmatch("%w+") do qualifiers[word] = true end
  return { name = name, qualifiers = qualifiers,
    parameters = cursor:split(2, #cursor.tokens - 1) }
end

local function same_tokens(a, b, count)
  if #b ~= count then return false end
  for i = 1, count do
    if a[i] ~= b[i] then return false end
  end
  return true
end

-- Is this declared parameter, less its default value, the wanted one, with
-- or without its name?
local function parameter_matches(declared, wanted)
  local count = #declared
  for i, token in ipairs(declared) do
    if token == "=" then
      count = i - 1
      break
    end
  end
  if same_tokens(declared, wanted, count) then return true end
  local named = count > 1 and declared[count]:match("^[%a_]")
    and declared[count - 1] ~= "::"
  return named and same_tokens(declared, wanted, count - 1)
end

local function signature_matches(entry, wanted)
  if not wanted.parameters then return true end
  if not entry.parameters or #entry.parameters ~= #wanted.parameters then
    return false
  end
  for i, parameter in ipairs(wanted.parameters) do
    if not parameter_matches(entry.parameters[i], parameter) then
      return false
    end
  end
  for qualifier in pairs(wanted.qualifiers) do
    local has = false
    for _, word in ipairs(entry.qualifiers) do
      has = has or word == qualifier
    end
    if not has then return false end
  end
  return true
end

local function name_matches(entry, name)
  return entry.name == name or entry.name:sub(-#name - 2) == "::" .. name
end

local function candidates(index, wanted)
  local definitions, prototypes = {}, {}
  for _, entry in ipairs(index) do
    if name_matches(entry, wanted.name)
        and signature_matches(entry, wanted) then
      local list = entry.kind == "prototype" and prototypes or definitions
      list[#list + 1] = entry
    end
  end
  return #definitions > 0 and definitions or prototypes
end

local TYPES = { class = true, struct = true, union = true }

-- “Bell” means the class and not its constructors; those are “Bell::Bell”.
local function without_constructors(hits)
  local types, others = {}, {}
  for _, hit in ipairs(hits) do
    local outer, last = hit.name:match("^(.-):*([^:]*)$")
    local constructor = outer:match("([^:]*)$") == last
    if TYPES[hit.kind] then types[#types + 1] = hit
    elseif not constructor then others[#others + 1] = hit end
  end
  if #types == 0 then return hits end
  return table.move(types, 1, #types, #others + 1, others)
end

local function missing(index, wanted, text)
  local names = {}
  for _, entry in ipairs(index) do
    if name_matches(entry, wanted.name) then
      return ("no overload %s"):format(text)
    end
    -- The name with as much of its qualification as may have been meant.
    local name = entry.name
    repeat
      names[#names + 1] = name
      name = name:match("^[^:]*::(.*)$")
    until not name
  end
  return ("no symbol “%s”"):format(text), nearest(wanted.name, names)
end

-- The entry of the index that `text` names; or nil, what is wrong, and
-- perhaps a hint.
function symbols.find(source, text)
  local index, wanted = index_of(source), parse(text)
  local hits = without_constructors(candidates(index, wanted))
  if #hits == 1 then return hits[1] end
  if #hits == 0 then return nil, missing(index, wanted, text) end
  local places = {}
  for _, hit in ipairs(hits) do places[#places + 1] = hit.first end
  return nil, ("symbol “%s” is ambiguous"):format(text),
    (" (lines %s): qualify it, or add its parameters")
      :format(table.concat(places, ", "))
end

return symbols
