-- What a program prints, from its expected file: a list of lines, each a list
-- of pieces of text, where { varies = "port" } stands for what is not the same
-- in each run. chapters/README.md lists the placeholders.
local output = {}

local VARIES = { port = true, id = true, number = true, ms = true }

-- What a placeholder's inside is printed as; nil if it is no placeholder.
local function piece(inside)
  if VARIES[inside] then return { varies = inside } end
  if inside == "any" then return "…" end
  local example = inside:match("^ms:(%d+)$") or inside:match("^or:([^|]*)|")
  return example and { varies = example }
end

function output.pieces(line)
  local pieces, from = {}, 1
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
    add(piece(inside) or line:sub(first, last))
    from = last + 1
  end
  add(line:sub(from))
  return pieces
end

-- The program and the kernel that an expected file's name tells of.
function output.program(name)
  local base = name:match("([^/]+)%.txt$") or name:match("[^/]+$")
  local program, kernel = base:match("^(.-)%.(%w+)$")
  return program or base, kernel
end

return output
