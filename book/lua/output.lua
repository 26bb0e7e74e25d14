-- What a program prints, from its expected file: a list of lines, each a list
-- of pieces of text, where { varies = "port" } stands for what is not the same
-- in each run. chapters/README.md lists the placeholders.
local output = {}

local VARIES =
  { port = true, id = true, number = true, decimal = true, ms = true }

-- What a placeholder's inside is printed as: a piece; nothing if it is no
-- placeholder; false if it looks like one and is none. What stands behind a ~
-- is a sample of what the program may print.
local function piece(inside)
  local name, sample = inside:match("^([^~]*)~(.*)$")
  name = name or inside
  local either = name:match("^or:(.*)$")
  local shape = either and "or:" or name:match("^%l+:?%d*$")
  if not shape then return end
  local first = (either or ""):match("^([^|]*)|")
  local least = name:match("^ms:(%d+)$")
  if not (VARIES[name] or name == "any" or first or least) then return false end
  if sample then return { varies = sample } end
  if name == "any" then return "…" end
  return { varies = least or first or name }
end

-- The pieces of a line, and the placeholder in it that does not exist.
function output.pieces(line)
  local pieces, from, unknown = {}, 1, nil
  local function add(text)
    if text == "" then return end
    local last = #pieces
    if type(text) == "string" and type(pieces[last]) == "string" then
      pieces[last] = pieces[last] .. text
    else
      pieces[last + 1] = text
    end
  end
  while true do
    local first, last, inside = line:find("{([^{}]*)}", from)
    if not first then break end
    add(line:sub(from, first - 1))
    local found = piece(inside)
    if found == false then unknown = unknown or line:sub(first, last) end
    add(found or line:sub(first, last))
    from = last + 1
  end
  add(line:sub(from))
  return pieces, unknown
end

-- The program and the kernel that an expected file's name tells of.
function output.program(name)
  local base = name:match("([^/]+)%.txt$") or name:match("[^/]+$")
  local program, kernel = base:match("^(.-)%.(%w+)$")
  return program or base, kernel
end

return output
