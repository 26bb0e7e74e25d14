-- Fences: listings, outputs, commands and plain code, as objects that the
-- writers for HTML and Typst draw.
local excerpt = require("excerpt")
local files = require("files")
local highlight = require("highlight")
local output = require("output")
local problems = require("problems")
local sources = require("sources")

local fences = {}

-- The file a fence names and the range of it that it shows; nothing if there
-- is a problem, which is then reported.
local function resolve(chapter, attributes, line)
  local file = sources.find(chapter, attributes.file)
  if not file then
    problems.add(line, ("no file “%s” in this chapter, in code/ or at the top")
      :format(attributes.file))
    return
  end
  local first, last = excerpt.range(file, attributes)
  if not first then
    problems.add(line, last)
  elseif last < first then
    problems.add(line, ("to=\"%s\" stands above from=\"%s\""):format(
      attributes.to or "", attributes.from or ""))
  else
    return file, first, last
  end
end

local function remember_shown(chapter, file, first, last)
  local shown = chapter.shown[file.path]
  if not shown then
    shown = {}
    chapter.shown[file.path] = shown
    chapter.shown_files[#chapter.shown_files + 1] = file
  end
  for line = first, last do shown[line] = true end
end

local function slice(lines, first, last)
  return table.move(lines, first, last, 1, {})
end

local function listing(chapter, block, line)
  local attributes = block.attributes
  local file, first, last = resolve(chapter, attributes, line)
  if not file then return end
  first, last = excerpt.trim(file.lines, first, last)
  remember_shown(chapter, file, first, last)
  local lines = excerpt.dedent(slice(file.lines, first, last))
  return {
    kind = "listing", id = block.identifier, file = file,
    symbol = attributes.symbol, first = first, last = last,
    narrowed = attributes.symbol and (attributes.from or attributes.to),
    lines = highlight(lines, sources.language(file.name)),
  }
end

local function captured(chapter, block, line)
  local attributes = block.attributes
  if attributes.symbol then
    problems.add(line, "symbol= means nothing for an output")
    return
  end
  local file, first, last = resolve(chapter, attributes, line)
  if not file then return end
  local lines = {}
  for k = first, last do
    local pieces, unknown = output.pieces(file.lines[k])
    lines[#lines + 1] = pieces
    if unknown then
      problems.elsewhere(file.project_path, k,
        ("no placeholder is called %s"):format(unknown))
    end
  end
  local program, kernel = output.program(file.name)
  return { kind = "output", lines = lines, program = program, kernel = kernel }
end

local function has_file(attributes)
  return attributes.file and attributes.file ~= ""
end

-- The object for a code block, or nil after a problem.
function fences.object(chapter, block)
  local attributes, kind = block.attributes, block.classes[1]
  if kind == "output" then
    local line = chapter.prose:fence_line(attributes.file or "output")
    if not has_file(attributes) then
      problems.add(line, "an output fence needs file=: "
        .. "no output is typed by hand")
      return
    end
    return captured(chapter, block, line)
  end
  if has_file(attributes) then
    local line = chapter.prose:fence_line(attributes.symbol or attributes.file)
    return listing(chapter, block, line)
  end
  local line = chapter.prose:fence_line(kind or "")
  for _, name in ipairs({ "symbol", "from", "to", "until" }) do
    if attributes[name] then
      problems.add(line, ("%s= needs file="):format(name))
      return
    end
  end
  local lines = files.split(block.text)
  if kind == "console" then return { kind = "console", lines = lines } end
  return { kind = "code", id = block.identifier,
    lines = highlight(lines, kind) }
end

return fences
