-- Which lines of a file a fence shows.
local files = require("files")
local symbols = require("symbols")

local excerpt = {}

local CXX = { cpp = true, hpp = true, h = true, cc = true, hh = true, c = true }

local function the_only_line(lines, first, last, text, what)
  local found, count
  count = 0
  for line = first, last do
    if lines[line]:find(text, 1, true) then
      found, count = found or line, count + 1
    end
  end
  if count == 1 then return found end
  local how = count == 0 and "on no line" or ("on %d lines"):format(count)
  return nil, ("%s=\"%s\" stands %s"):format(what, text, how)
end

-- The first and last line of `file` (a table of name, path and lines) that the
-- attributes symbol, from, to and until leave; or nil and what is wrong.
function excerpt.range(file, attributes)
  local first, last, place = 1, #file.lines, file.name
  if attributes.symbol then
    if not CXX[file.name:match("%.(%w+)$") or ""] then
      return nil, ("symbol= needs a C++ source, and %s is none"):format(place)
    end
    local entry, problem, hint =
      symbols.find(files.read(file.path), attributes.symbol)
    if not entry then
      return nil, ("%s in %s%s"):format(problem, place, hint or "")
    end
    first, last = entry.first, entry.last
    place = ("%s of %s"):format(attributes.symbol, file.name)
  end
  for _, edge in ipairs({ "from", "to", "until" }) do
    if attributes[edge] then
      local line, problem =
        the_only_line(file.lines, first, last, attributes[edge], edge)
      if not line then return nil, ("%s in %s"):format(problem, place) end
      if edge == "from" then
        first = line
      else
        last = edge == "to" and line or line - 1
      end
    end
  end
  while last > first and not file.lines[last]:match("%S") do last = last - 1 end
  return first, last
end

-- Lines without the indentation that all of them share.
function excerpt.dedent(lines)
  local least
  for _, line in ipairs(lines) do
    if line:match("%S") then
      local width = #line:match("^ *")
      least = math.min(least or width, width)
    end
  end
  local result = {}
  for i, line in ipairs(lines) do result[i] = line:sub((least or 0) + 1) end
  return result
end

-- Without blank lines at the beginning and at the end.
function excerpt.trim(lines, first, last)
  while first < last and not lines[first]:match("%S") do first = first + 1 end
  while last > first and not lines[last]:match("%S") do last = last - 1 end
  return first, last
end

return excerpt
