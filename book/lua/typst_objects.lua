-- Listings, outputs, commands and figures as calls of print/style.typ. Each
-- takes the object and its place: the chapter, the folder of its text for
-- print, whether figures float there, a function that writes inlines, and the
-- marks for the index.
local typst = require("typst_text")
local figure = require("figure")
local files = require("files")

local objects = {}

local KERNEL_NAMES = { epoll = "epoll", kqueue = "kqueue",
  iocp = "a completion port", io_uring = "io_uring" }

-- Rows of (class, text) pairs; the trailing commas make arrays of them.
local function rows(lines)
  local result = {}
  for i, tokens in ipairs(lines) do
    local parts = {}
    for k, token in ipairs(tokens) do
      parts[k] = ("(%s, %s),"):format(typst.string(token[1]),
        typst.string(token[2]))
    end
    result[i] = "(" .. table.concat(parts, " ") .. "),"
  end
  return "(" .. table.concat(result, "\n") .. ")"
end

local function anchor(object, place)
  return typst.anchor(place.chapter.folder, object.id or "")
end

function objects.listing(object, place)
  local symbol = object.symbol and typst.string(
    (object.narrowed and "in " or "") .. object.symbol) or "none"
  return ("%s#listing(%s, number: %s, file: %s, symbol: %s, marks: %s)")
    :format(anchor(object, place), rows(object.lines),
      object.number and typst.string(object.number) or "none",
      typst.string(object.file.name), symbol, place.marks:listing(object))
end

function objects.code(object, place)
  return ("%s#listing(%s, number: %s, marks: %s)"):format(
    anchor(object, place), rows(object.lines),
    object.number and typst.string(object.number) or "none",
    place.marks:listing(object))
end

function objects.console(object)
  local lines = {}
  for i, line in ipairs(object.lines) do
    lines[i] = { { "prompt", "$ " }, { "", line } }
  end
  return ("#console(%s)"):format(rows(lines))
end

function objects.output(object)
  local lines = {}
  for i, pieces in ipairs(object.lines) do
    lines[i] = {}
    for k, piece in ipairs(pieces) do
      lines[i][k] = piece.varies and { "varies", piece.varies } or { "", piece }
    end
  end
  local kernel = object.kernel and
    (" on " .. (KERNEL_NAMES[object.kernel] or object.kernel)) or ""
  return ("#output(%s, program: %s, kernel: %s)"):format(rows(lines),
    typst.string(object.program), typst.string(kernel))
end

-- The figure itself is written beside the chapter's text, in colours that
-- need no style sheet.
function objects.figure(object, place)
  local name = object.source:gsub("/", "-"):gsub("%.trace%.json$", ".svg")
  files.update(place.folder .. "/" .. name,
    figure.flatten(object.svg, place.chapter.palette))
  local width = object.svg:match('viewBox="[%d.-]+ [%d.-]+ ([%d.]+)')
  return ("#drawing(image(%s, alt: %s), width: %s, number: %s, floats: %s)"
    .. "[%s%s]"):format(typst.string(name), typst.string(object.alt), width,
    typst.string(object.number), tostring(place.floats),
    anchor(object, place), place.inlines(object.caption))
end

return objects
